import { message } from '../message.ts';
import type { Remedy } from '../status.ts';
import type { Snapshot } from '../snapshot.ts';
import {
  chartMakesPlatform,
  operatorMakesPlatform,
  operatorMakesPolicies,
  type ClusterTarget,
} from '../target/target.ts';
import { missingPlatformDatabase } from './databaseMode.ts';
import { dependencyGap, flavourGap, type Gap } from './platformDependency.ts';
import { touchBackstage } from './targetBackstage.ts';

/** Who puts platform or policies right. */
export type Maker =
  /** The RHDH operator, as soon as it looks again. */
  | { readonly kind: 'operator' }
  /** We, at the user's wish. */
  | { readonly kind: 'user' }
  /** The Helm chart, whose objects are its own to write. */
  | { readonly kind: 'chart' }
  /** The RHDH operator would, but something keeps it from making them, or them from working: no touch helps. */
  | { readonly kind: 'hindered'; readonly gap: Hindrance };

/** What stands in the way, in words that say what to do. */
interface Hindrance extends Omit<Gap, 'code'> {
  readonly code: Gap['code'] | 'needs-own-platform';
}

/** Who makes the SonataFlowPlatform of the target. */
export function platformMaker(snapshot: Snapshot, target: ClusterTarget): Maker {
  if (chartMakesPlatform(target)) return { kind: 'chart' };
  if (!operatorMakesPlatform(target)) return { kind: 'user' };
  const gap = dependencyGap(snapshot, target);
  if (gap !== undefined) return { kind: 'hindered', gap };
  const lacking = missingPlatformDatabase(snapshot, target);
  return lacking === undefined
    ? { kind: 'operator' }
    : { kind: 'hindered', gap: { code: 'needs-own-platform', ...lacking } };
}

/** Who makes the NetworkPolicies of the target. */
export function policiesMaker(snapshot: Snapshot, target: ClusterTarget): Maker {
  if (chartMakesPlatform(target)) return { kind: 'chart' };
  if (!operatorMakesPolicies(target)) return { kind: 'user' };
  const gap =
    target.release.networkPolicies.from === 'flavour'
      ? flavourGap(snapshot, target)
      : dependencyGap(snapshot, target);
  return gap === undefined ? { kind: 'operator' } : { kind: 'hindered', gap };
}

/** What can be offered where something of the maker's is missing or wrong. */
export function remediesOf(maker: Maker): readonly Remedy[] {
  switch (maker.kind) {
    case 'operator':
      return [touchBackstage];
    case 'user':
      return [{ kind: 'apply', title: message('Create what the operator does not make') }];
    case 'chart':
    case 'hindered':
      return [];
  }
}
