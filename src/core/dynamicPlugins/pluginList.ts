import { listAt } from '../field.ts';
import type { Path } from '../finding.ts';
import { once } from '../once.ts';
import type { Release } from '../release.ts';
import type { Oddity } from '../yaml/oddity.ts';
import { bringsFlavour, orchestratorFlavour, type Target } from '../target/target.ts';
import { misshapen, type Misshapen } from './form.ts';
import { handedAsWritten, handedByChart, handedByOperator, type Handed } from './handed.ts';
import {
  defaultInclude,
  entriesIn,
  includedByDefault,
  isKnownInFull,
  type Included,
  type NamedInclude,
} from './included.ts';
import { listFilledByHelm } from './helmText.ts';
import { merge, type EffectivePlugin, type Merge } from './merge.ts';
import { orchestratorRole } from './orchestratorRole.ts';
import { listEntries, written, type ListEntry, type Origin, type Written } from './written.ts';

/** A list of plugins and what becomes of it until RHDH runs: everything a rule may ask, read once. */
export interface PluginList {
  readonly release: Release;
  readonly target: Target | undefined;
  readonly container: 'file' | 'configMap' | 'values';
  /** The document as it was read; anything may stand there. */
  readonly value: unknown;
  /** Documents before it in the same text. */
  readonly precededBy: number;
  /** What readers of YAML disagree about in its text. */
  oddities(): readonly Oddity[];
  /** What has another form than the installer takes. */
  readonly misshapen: readonly Misshapen[];
  /** The entries that name a package. */
  readonly entries: readonly ListEntry[];
  /** Whether the rhdh-operator puts its own entries below these before the installer reads them. */
  readonly byOperator: boolean;
  /** Whether the installer reads what another program wrote of this list: the operator, or Helm. */
  readonly rewritten: boolean;
  /** The list as the installer finds it. */
  readonly handed: Handed;
  /** The files the installer reads before this list, in their order. */
  readonly includes: readonly NamedInclude[];
  readonly merge: Merge;
  /** The plugin an entry became part of; `undefined` for one that is left out or finds nothing to stand on. */
  effective(entry: ListEntry): EffectivePlugin | undefined;
  /** Whether an included file may hold an entry for the plugin that nobody here can see. */
  mayBeIncluded(entry: Written): boolean;
  /** Where to show what is said about a field of an entry: there, or at what brings the entry along. */
  placeOf(entry: Pick<Written, 'origin'>, name?: string): Path;
}

/** What a list is read with. */
export interface ListSurroundings {
  readonly release: Release;
  readonly target: Target | undefined;
  readonly container: 'file' | 'configMap' | 'values';
  readonly included?: (name: string) => Included;
  readonly oddities?: () => readonly Oddity[];
  readonly precededBy?: number;
}

/** Reads a list for one release. What is costly is made when it is first asked for. */
export function pluginList(given: unknown, surroundings: ListSurroundings): PluginList {
  const { release, target, container, included, oddities, precededBy = 0 } = surroundings;
  // What stands behind another document reaches nobody.
  const read = precededBy === 0 ? given : undefined;
  const value = container === 'values' ? listFilledByHelm(read) : read;
  const entries = listEntries(value, release.installer);
  const byOperator =
    container === 'configMap' && release.merge.merges && (target?.method ?? 'operator') === 'operator';
  const handed = once(() => {
    if (byOperator) return handedByOperator(value, entries, release, flavourEntries(release, target));
    return container === 'values' ? handedByChart(value, entries) : handedAsWritten(value, entries);
  });
  const includes = once(() =>
    handed().includes.map((name) => includeNamed(name, lookInto(name, release, included), release)),
  );
  const merged = once(() => mergeOf(includes(), handed(), release));
  const odd = once(() => misshapen(value, release.installer));
  const byText = once(() => new Map(handed().plugins.map((entry) => [entry.text, entry])));
  return {
    release,
    target,
    container,
    value,
    precededBy,
    entries,
    byOperator,
    rewritten: byOperator || container === 'values',
    oddities: () => (precededBy === 0 ? (oddities?.() ?? []) : []),
    get misshapen() {
      return odd();
    },
    get handed() {
      return handed();
    },
    get includes() {
      return includes();
    },
    get merge() {
      return merged();
    },
    effective(entry) {
      // The operator hands on one entry for all with the same text.
      const asHanded = byOperator ? byText().get(entry.text) : entry;
      return asHanded && merged().became.get(asHanded);
    },
    mayBeIncluded: (entry) => includes().some(({ file }) => mayHold(file, entry)),
    placeOf: ({ origin }, name) => placeOf(origin, name, value),
  };
}

function placeOf(origin: Origin, name: string | undefined, value: unknown): Path {
  switch (origin.from) {
    case 'list':
      return name === undefined ? ['plugins', origin.index] : ['plugins', origin.index, name];
    case 'include': {
      const index = listAt(value, 'includes').indexOf(origin.name);
      return index === -1 ? ['includes'] : ['includes', index];
    }
    case 'operator':
      return ['plugins'];
  }
}

function flavourEntries(
  release: Release,
  target: Target | undefined,
): Release['flavours'][number]['entries'] {
  if (target === undefined || !bringsFlavour(target)) return [];
  return release.flavours.find(({ name }) => name === orchestratorFlavour)?.entries ?? [];
}

function lookInto(name: string, release: Release, included: ListSurroundings['included']): Included {
  const seen = included?.(name) ?? { kind: 'unknown' };
  const isDefault = name.slice(name.lastIndexOf('/') + 1) === defaultInclude;
  return seen.kind === 'unknown' && isDefault ? includedByDefault(release) : seen;
}

function includeNamed(name: string, file: Included, { installer }: Release): NamedInclude {
  const entries = entriesIn(file).flatMap(
    (fields) => written(fields, { from: 'include', name }, installer) ?? [],
  );
  return { name, file, entries };
}

function mergeOf(includes: readonly NamedInclude[], { plugins }: Handed, { installer }: Release): Merge {
  const included = includes.flatMap(({ entries }) => entries);
  return merge(included, plugins, installer);
}

/**
 * Of the plugins of the Orchestrator everything is known; of others only what was read. The default files of the image
 * never held another npm package than these (RHDH tags 1.5.0 … 1.9.8, dynamic-plugins.default.yaml).
 */
function mayHold(file: Included, { plugin }: Written): boolean {
  if (isKnownInFull(file)) return false;
  if (file.kind !== 'partly') return true;
  return plugin.kind !== 'npm' && plugin.kind !== 'git' && orchestratorRole(plugin) === undefined;
}
