import type { OperatorMerge, PluginEntry, PluginFile } from './pluginFile.ts';

/** Lays one file over another, entry by entry with the same `package` text. */
export function mergePlugins(under: PluginFile, over: PluginFile, facts: OperatorMerge): PluginFile {
  const merged = new Map<string, PluginEntry>();
  for (const entry of under.plugins) merged.set(entry.package, entry);
  for (const entry of over.plugins) {
    const below = merged.get(entry.package);
    merged.set(entry.package, below === undefined ? written(entry) : mergeEntry(below, entry, facts));
  }
  const includes = mergeIncludes(under.includes, over.includes, facts);
  return { ...(includes === undefined ? {} : { includes }), plugins: [...merged.values()] };
}

/** Whether the plugin of a merged entry is switched on. */
function isOn({ enabled, disabled }: PluginEntry): boolean {
  return enabled ?? disabled !== true;
}

/** What the plugins that are on depend on. */
export function dependenciesOf({ plugins }: PluginFile): readonly string[] {
  const refs = plugins.filter(isOn).flatMap(({ dependencies }) => dependencies ?? []);
  return [...new Set(refs.map(({ ref }) => ref).filter((ref) => ref !== ''))];
}

/** The typed writer never leaves `disabled` out. */
function written(entry: PluginEntry): PluginEntry {
  return { ...entry, disabled: entry.disabled ?? false };
}

function mergeEntry(below: PluginEntry, entry: PluginEntry, facts: OperatorMerge): PluginEntry {
  const { integrity, pluginConfig, dependencies } = entry;
  const { enabled, ...rest } = below;
  const set = flags(entry, facts);
  return {
    ...rest,
    // A plain `disabled: true` is not overruled by an older `enabled`.
    ...(enabled === undefined || set.disabled === true ? {} : { enabled }),
    ...set,
    ...(integrity === undefined ? {} : { integrity }),
    ...(pluginConfig === undefined ? {} : { pluginConfig }),
    ...(dependencies === undefined || (dependencies.length === 0 && facts.clearDependencies !== 'emptyList')
      ? {}
      : { dependencies }),
  };
}

function flags({ enabled, disabled }: PluginEntry, facts: OperatorMerge): Partial<PluginEntry> {
  if (facts.disabledFalseEnables) return { disabled: disabled ?? false };
  if (enabled !== undefined) return { enabled, disabled: false };
  return disabled === true ? { disabled } : {};
}

function mergeIncludes(
  under: readonly string[] | undefined,
  over: readonly string[] | undefined,
  { emptyIncludesClear }: OperatorMerge,
): readonly string[] | undefined {
  if (over === undefined) return under;
  if (over.length === 0 && emptyIncludesClear) return over;
  return [...new Set([...(under ?? []), ...over])];
}
