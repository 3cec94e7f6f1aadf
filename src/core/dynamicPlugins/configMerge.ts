import type { Installer } from '../release.ts';
import { isMapping } from '../schema/place.ts';
import type { EffectivePlugin } from './merge.ts';
import { sameValue } from './sameValue.ts';

/** Two plugins that say different things about one key of the app-config. */
export interface ConfigConflict {
  readonly key: readonly string[];
  readonly first: EffectivePlugin | undefined;
  readonly second: EffectivePlugin;
  /** `differs` stops every installer; a mapping over something else crashes the Python ones, 2.x replaces the first. */
  readonly what: 'differs' | 'mappingOverScalar';
}

/** A key of the merged configuration. */
interface Slot {
  /** Who wrote it first; absent for the installer itself. */
  readonly by: EffectivePlugin | undefined;
  value: unknown;
  /** What is below it, where it is a mapping. */
  readonly below?: Slots;
}

type Slots = Map<string, Slot>;

/** Nobody writes deeper, and what refers to itself has no end. */
const deepest = 100;

/**
 * What plugins that are switched on disagree about, by the order in which an installer merges their `pluginConfig`: that of
 * the list, in 2.x images before the others (observed). One conflict per pair of plugins is enough.
 */
export function configConflicts(
  plugins: readonly EffectivePlugin[],
  installer: Installer,
): readonly ConfigConflict[] {
  const conflicts: ConfigConflict[] = [];
  // The folder it installs into is the installer's own.
  const root: Slots = new Map([['dynamicPlugins', ownSlot({ rootDirectory: 'dynamic-plugins-root' })]]);
  for (const plugin of inOrder(plugins, installer)) {
    const { pluginConfig } = plugin.fields;
    if (!plugin.off && isMapping(pluginConfig)) pour(pluginConfig, root, []);

    function pour(config: Readonly<Record<string, unknown>>, into: Slots, above: readonly string[]): void {
      if (above.length > deepest) return;
      for (const [name, value] of Object.entries(config)) {
        const key = [...above, name];
        const there = into.get(name);
        if (isMapping(value)) pourMapping(value, there, into, key);
        else if (there === undefined) into.set(name, { by: plugin, value });
        else if (there.below !== undefined || !sameValue(there.value, value, installer))
          note(key, there, 'differs');
      }
    }

    function pourMapping(
      value: Readonly<Record<string, unknown>>,
      there: Slot | undefined,
      into: Slots,
      key: readonly string[],
    ): void {
      if (there?.below !== undefined) {
        pour(value, there.below, key);
        return;
      }
      // An empty mapping has nothing to put into whatever stands there.
      if (there !== undefined && Object.keys(value).length === 0 && installer.scalarOverMapping === 'crash')
        return;
      if (there !== undefined) note(key, there, 'mappingOverScalar');
      const below: Slots = new Map();
      into.set(key.at(-1) ?? '', { by: plugin, value, below });
      pour(value, below, key);
    }

    function note(key: readonly string[], { by }: Slot, what: ConfigConflict['what']): void {
      conflicts.push({ key, first: by, second: plugin, what });
    }
  }
  return conflicts;
}

function ownSlot(value: Readonly<Record<string, unknown>>): Slot {
  const below: Slots = new Map(
    Object.entries(value).map(([key, one]) => [key, { by: undefined, value: one }]),
  );
  return { by: undefined, value, below };
}

function inOrder(
  plugins: readonly EffectivePlugin[],
  { implementation }: Installer,
): readonly EffectivePlugin[] {
  if (implementation === 'python') return plugins;
  const isImage = ({ plugin }: EffectivePlugin): boolean => plugin.kind === 'oci';
  return [...plugins.filter(isImage), ...plugins.filter((plugin) => !isImage(plugin))];
}
