import { field } from '../field.ts';
import type { Manifest } from '../manifest.ts';
import { nameFor } from '../release.ts';
import type { Evidence } from '../status.ts';
import type { Observed, Snapshot } from '../snapshot.ts';
import type { ClusterTarget } from '../target/target.ts';
import { namesOf } from '../workspace/namesOf.ts';
import { look, named, type Sight } from './observed.ts';
import { evidence } from './verdict.ts';

/** A ConfigMap or Secret that a Backstage object names, and the key it takes out of it. */
interface ReferenceUse {
  readonly kind: 'ConfigMap' | 'Secret';
  readonly name: string;
  readonly namespace: string;
  readonly key: string | undefined;
  readonly evidence: Evidence;
}

/** What became of the look for it. */
export type Found = { readonly use: ReferenceUse; readonly evidence: Evidence } & (
  | { readonly kind: 'missing' }
  | { readonly kind: 'unseen'; readonly sight: Extract<Sight, { seen: false }> }
  | { readonly kind: 'there'; readonly observed: Observed }
  | { readonly kind: 'deleting'; readonly observed: Observed }
  | { readonly kind: 'keysUnknown'; readonly key: string }
  | {
      readonly kind: 'keyMissing';
      readonly key: string;
      readonly keys: readonly string[];
      readonly observed: Observed;
    }
);

/**
 * What a Backstage object counts on. Left out is what the operator makes itself, the Secret of the database, which is
 * judged with it, and those for pulling images, without which Kubernetes starts a Pod all the same.
 */
export function namedBy(
  backstage: Manifest,
  { name, namespace, release }: ClusterTarget,
): readonly ReferenceUse[] {
  const { databaseSecret, npmrcSecret, appConfig, dynamicPlugins } = release.generatedNames;
  const made = [databaseSecret, npmrcSecret, appConfig, dynamicPlugins].map((one) => nameFor(one, name));
  return namesOf(backstage).flatMap((use) => {
    const { kind, place, keys = [] } = use;
    if (use.role !== 'reference' || use.optional === true || made.includes(use.name)) return [];
    if (kind !== 'ConfigMap' && kind !== 'Secret') return [];
    if (place.path.includes('imagePullSecrets') || place.path[1] === 'database') return [];
    const seen = evidence(backstage, fieldName(place.path), use.name);
    const asked = keys.length === 0 ? [undefined] : keys.map(({ key }) => key);
    return asked.map((key) => ({ kind, name: use.name, namespace, key, evidence: seen }));
  });
}

function fieldName(path: readonly (string | number)[]): string {
  return path
    .map((step) => (typeof step === 'number' ? `[${step}]` : `.${step}`))
    .join('')
    .slice(1);
}

/** Looks for what is named. Keys of Secrets are known only as far as the managers of their fields tell them. */
export function foundOf(use: ReferenceUse, snapshot: Snapshot): Found {
  const about = { use, evidence: use.evidence };
  const sight = look(snapshot, use.kind === 'ConfigMap' ? 'configMaps' : 'secrets', use.namespace);
  if (!sight.seen) return { ...about, kind: 'unseen', sight };
  const observed = named(sight.objects, use.name, use.namespace);
  if (observed === undefined) return { ...about, kind: 'missing' };
  if (observed.object.metadata.deletionTimestamp !== undefined)
    return { ...about, kind: 'deleting', observed };
  const { key } = use;
  if (key === undefined) return { ...about, kind: 'there', observed };
  const keys = keysOf(observed);
  if (keys.includes(key)) return { ...about, kind: 'there', observed };
  return use.kind === 'Secret' && keys.length === 0
    ? { ...about, kind: 'keysUnknown', key }
    : { ...about, kind: 'keyMissing', key, keys, observed };
}

/** The keys of a ConfigMap, or those that are known of a Secret. */
export function keysOf({ object, keys }: Observed): readonly string[] {
  return keys ?? ['data', 'binaryData'].flatMap((name) => Object.keys(field(object, name) ?? {}));
}
