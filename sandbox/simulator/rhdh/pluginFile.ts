import type { Release } from '../../../src/core/release.ts';
import { parse } from '../../../src/core/yaml/parse.ts';

/** How the operator of a release merges. */
export type OperatorMerge = Release['merge'];

/** An entry of dynamic-plugins.yaml, as far as the operator keeps it. */
export interface PluginEntry {
  readonly package: string;
  readonly integrity?: string;
  readonly enabled?: boolean;
  readonly disabled?: boolean;
  readonly pluginConfig?: unknown;
  readonly dependencies?: readonly { readonly ref: string }[];
}

export interface PluginFile {
  /** Absent is not the same as empty. */
  readonly includes?: readonly string[];
  readonly plugins: readonly PluginEntry[];
}

/**
 * A dynamic-plugins.yaml as the operator's typed reader takes it, or its complaint. Of the complaint only the kind
 * is upstream's: our reader of YAML has other words for what is wrong, and no line.
 */
export function readPluginFile(text: string, { knownFields }: OperatorMerge): PluginFile | string {
  const { documents, problems } = parse(text, { version: '1.1' });
  // Of a key that stands there twice the last one counts.
  if (problems.some(({ code, index }) => code === 'yaml-syntax' && index === 0)) {
    return 'yaml: did not find expected node content';
  }
  // Whatever follows the first document is not looked at.
  const value = documents[0] ?? {};
  if (!isRecord(value)) return cannot(value, 'model.DynaPluginsConfig');
  const { includes, plugins } = value;
  if (!isAbsent(includes) && !Array.isArray(includes)) return cannot(includes, '[]string');
  if (!isAbsent(plugins) && !Array.isArray(plugins)) return cannot(plugins, '[]model.DynaPlugin');
  const entries: PluginEntry[] = [];
  for (const plugin of (plugins ?? []) as readonly unknown[]) {
    const entry = readEntry(plugin, knownFields);
    if (typeof entry === 'string') return entry;
    entries.push(entry);
  }
  const listed = isAbsent(includes) ? {} : { includes: (includes as readonly unknown[]).map(String) };
  return { ...listed, plugins: entries };
}

function readEntry(value: unknown, knownFields: readonly string[]): PluginEntry | string {
  if (!isRecord(value)) return cannot(value, 'model.DynaPlugin');
  const { package: reference, integrity, enabled, disabled, pluginConfig, dependencies } = value;
  for (const flag of [disabled, ...(knownFields.includes('enabled') ? [enabled] : [])]) {
    if (!isAbsent(flag) && typeof flag !== 'boolean') return cannot(flag, 'bool');
  }
  if (!isAbsent(pluginConfig) && !isRecord(pluginConfig))
    return cannot(pluginConfig, 'map[string]interface {}');
  const name = scalarText(reference);
  const sum = scalarText(integrity);
  if (name === undefined || sum === undefined)
    return cannot(name === undefined ? reference : integrity, 'string');
  const refs = readDependencies(dependencies);
  if (typeof refs === 'string') return refs;
  return {
    package: name,
    ...(sum === '' ? {} : { integrity: sum }),
    ...(typeof enabled === 'boolean' && knownFields.includes('enabled') ? { enabled } : {}),
    ...(typeof disabled === 'boolean' ? { disabled } : {}),
    ...(isAbsent(pluginConfig) ? {} : { pluginConfig }),
    ...(refs === undefined ? {} : { dependencies: refs }),
  };
}

function readDependencies(value: unknown): readonly { readonly ref: string }[] | string | undefined {
  if (isAbsent(value)) return undefined;
  if (!Array.isArray(value)) return cannot(value, '[]model.PluginDependency');
  const refs: { ref: string }[] = [];
  for (const item of value as readonly unknown[]) {
    if (!isRecord(item)) return cannot(item, 'model.PluginDependency');
    refs.push({ ref: typeof item['ref'] === 'string' ? item['ref'] : '' });
  }
  return refs;
}

/** Numbers and booleans are taken as text; empty where there is nothing, `undefined` where it is no scalar. */
function scalarText(value: unknown): string | undefined {
  if (isAbsent(value)) return '';
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? String(value)
    : undefined;
}

function cannot(value: unknown, into: string): string {
  const tag = Array.isArray(value)
    ? '!!seq'
    : isRecord(value)
      ? '!!map'
      : `${typeof value === 'number' ? '!!int' : '!!str'} \`${String(value)}\``;
  return `yaml: unmarshal errors:\n  line 1: cannot unmarshal ${tag} into ${into}`;
}

function isAbsent(value: unknown): value is undefined | null {
  return value === undefined || value === null;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
