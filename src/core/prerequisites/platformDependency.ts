import { field, flagAt, listAt, textAt } from '../field.ts';
import type { Manifest } from '../manifest.ts';
import { message, type Message } from '../message.ts';
import type { Release, ShippedEntry } from '../release.ts';
import type { Evidence } from '../status.ts';
import type { Snapshot } from '../snapshot.ts';
import { orchestratorFlavour, type ClusterTarget } from '../target/target.ts';
import {
  baseEntries,
  isFlavourOn,
  isOn,
  pluginsConfigMapName,
  userEntries,
  type BaseEntries,
} from './pluginEntries.ts';
import { targetBackstage } from './targetBackstage.ts';
import { evidence } from './verdict.ts';

/** Why the RHDH operator does not make something, although it would: a touch does not help. */
export interface Gap {
  readonly code: 'dependency-missing' | 'flavour-missing';
  readonly reason: Message;
  readonly evidence: readonly Evidence[];
}

/**
 * What keeps the RHDH operator from making the platform (and the policies that come with it): no plugin that is on
 * asks for the dependency. `undefined` where one does, and where that cannot be told.
 */
export function dependencyGap(snapshot: Snapshot, target: ClusterTarget): Gap | undefined {
  const backstage = targetBackstage(snapshot, target)?.object;
  if (backstage === undefined) return undefined;
  const base = baseEntries(snapshot, backstage);
  if (base.kind === 'unseen') return undefined;
  const written = userEntries(snapshot, backstage);
  if (written.kind !== 'read') return undefined;
  const { release } = target;
  if (base.kind === 'raw') return rawGap(base, written.entries, target, backstage);
  const shipped = isFlavourOn(backstage, release) ? flavourEntries(release) : [];
  if (asksForPlatform(written.entries, shipped, release)) return undefined;
  const name = pluginsConfigMapName(backstage);
  return {
    code: 'dependency-missing',
    reason:
      name === undefined
        ? message(
            'No plugin of Backstage {0} that is on asks for the dependency sonataflow, so the RHDH operator makes neither platform nor what comes with it. Add the flavour orchestrator to spec.flavours.',
            target.name,
          )
        : message(
            'No plugin of Backstage {0} that is on asks for the dependency sonataflow, so the RHDH operator makes neither platform nor what comes with it. Write "dependencies: [{ref: sonataflow}]" into the entry of the backend plugin in ConfigMap {1}; if the platform is yours, write "ownPlatform: true" into the target.',
            target.name,
            name,
          ),
    evidence: [evidence(backstage, 'spec.application.dynamicPluginsConfigMapName', name)],
  };
}

/** A raw list takes the place of all that would ask for the platform. */
function rawGap(
  base: BaseEntries & { kind: 'raw' },
  written: readonly unknown[],
  { name, release }: ClusterTarget,
  backstage: Manifest,
): Gap | undefined {
  const below = base.entries.map(asShipped);
  if (asksForPlatform(written, below, release)) return undefined;
  return {
    code: 'dependency-missing',
    reason: message(
      'ConfigMap {0} of spec.rawRuntimeConfig of Backstage {1} has a dynamic-plugins.yaml, which replaces what the operator and its flavours bring, and no plugin in it asks for the dependency sonataflow: the RHDH operator makes neither platform nor what comes with it. Write "dependencies: [{ref: sonataflow}]" into the entry of the backend plugin there, or take that key out.',
      base.configMap,
      name,
    ),
    evidence: [evidence(backstage, 'spec.rawRuntimeConfig.backstageConfig', base.configMap)],
  };
}

function asShipped(entry: unknown): ShippedEntry {
  const [disabled, enabled] = [flagAt(entry, 'disabled'), flagAt(entry, 'enabled')];
  return {
    package: textAt(entry, 'package') ?? '',
    ...(disabled !== undefined && { disabled }),
    ...(enabled !== undefined && { enabled }),
    dependencies: listAt(entry, 'dependencies').flatMap((one) => {
      const ref = textAt(one, 'ref');
      return ref === undefined ? [] : [{ ref }];
    }),
  };
}

/** What keeps the RHDH operator from making policies that come with the flavour. */
export function flavourGap(snapshot: Snapshot, target: ClusterTarget): Gap | undefined {
  const backstage = targetBackstage(snapshot, target)?.object;
  if (backstage === undefined || isFlavourOn(backstage, target.release)) return undefined;
  const names = listAt(backstage, 'spec', 'flavours').map((entry) => textAt(entry, 'name') ?? '');
  return {
    code: 'flavour-missing',
    reason: message(
      'RHDH {0} brings the NetworkPolicies with the flavour orchestrator, which is not on in Backstage {1}. Add it to spec.flavours.',
      target.release.line,
      target.name,
    ),
    evidence: [evidence(backstage, 'spec.flavours', names.join(', '))],
  };
}

function flavourEntries({ flavours }: Release): readonly ShippedEntry[] {
  return flavours.find(({ name }) => name === orchestratorFlavour)?.entries ?? [];
}

/** The operator reads the refs of the merged plugins that are on; entries are one when their packages are equal. */
function asksForPlatform(
  written: readonly unknown[],
  shipped: readonly ShippedEntry[],
  release: Release,
): boolean {
  const isPlatform = (dependency: unknown) => matchesPlatform(textAt(dependency, 'ref') ?? '', release);
  const untouched = shipped.filter(
    (entry) => !written.some((user) => textAt(user, 'package') === entry.package),
  );
  if (untouched.some((entry) => isOn(entry, release) && (entry.dependencies ?? []).some(isPlatform))) {
    return true;
  }
  return written.some((user) => {
    const below = shipped.find((entry) => entry.package === textAt(user, 'package'));
    return isOnOver(user, below, release) && dependenciesOver(user, below, release).some(isPlatform);
  });
}

function isOnOver(user: unknown, below: ShippedEntry | undefined, release: Release): boolean {
  const saysNothing = field(user, 'disabled') === undefined && field(user, 'enabled') === undefined;
  const keeps = saysNothing && below !== undefined && release.merge.absentFlag === 'keeps';
  return isOn(keeps ? below : user, release);
}

/**
 * Up to 1.9 an empty list clears nothing, and what is not written may come from the operator's default, whose package
 * strings differ from patch to patch: there the platform counts as asked for.
 */
function dependenciesOver(
  user: unknown,
  below: ShippedEntry | undefined,
  { merge }: Release,
): readonly unknown[] {
  const own = field(user, 'dependencies');
  const clears = merge.clearDependencies !== 'emptyRef';
  if (Array.isArray(own) && (own.length > 0 || clears)) return own;
  return merge.inheritsDependencies ? [{ ref: platformFile }] : (below?.dependencies ?? []);
}

const platformFile = 'sonataflow';

/** A ref chooses the first file whose name starts with it; an empty one chooses none. */
function matchesPlatform(ref: string, { dependencyRefs }: Release): boolean {
  if (ref === '') return false;
  return dependencyRefs.toSorted().find((name) => `${name}.yaml`.startsWith(ref)) === platformFile;
}
