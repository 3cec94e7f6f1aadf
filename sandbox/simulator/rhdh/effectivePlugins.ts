import type { Release } from '../../../src/core/release.ts';
import type { Backstage } from './backstage.ts';
import { mergePlugins } from './mergePlugins.ts';
import { readPluginFile, type PluginFile } from './pluginFile.ts';

const key = 'dynamic-plugins.yaml';

/** The merged file, or the text of the condition `DeployFailed`. */
export type Effective =
  { readonly file: PluginFile; readonly flavours: readonly string[] } | { readonly failure: string };

/**
 * What the operator of a release makes of its default, the flavours and the user's ConfigMap. `data` is that of the
 * ConfigMap; absent where the object names none.
 */
export function effectivePlugins(
  backstage: Backstage,
  release: Release,
  data: Readonly<Record<string, string>> | undefined,
): Effective {
  const flavours = enabledFlavours(backstage, release);
  if ('failure' in flavours) return flavours;
  const { merge, defaults } = release;
  let file: PluginFile = { includes: defaults.includes, plugins: defaults.operatorEntries };
  for (const flavour of flavours.enabled) {
    const { entries } = release.flavours.find(({ name }) => name === flavour) ?? { entries: [] };
    file = mergePlugins(file, { plugins: entries }, merge);
  }
  if (data !== undefined) {
    const text = data[key];
    if (!text) return { failure: missingKey(release) };
    const user = readPluginFile(text, merge);
    if (typeof user === 'string') return { failure: unreadable(release, user) };
    file = merge.merges ? mergePlugins(file, user, merge) : user;
  }
  return { file, flavours: flavours.enabled };
}

function enabledFlavours(
  { spec }: Backstage,
  { flavours }: Release,
): { readonly enabled: readonly string[] } | { readonly failure: string } {
  const chosen = new Map<string, boolean>();
  for (const { name, enabledByDefault } of flavours) chosen.set(name, enabledByDefault);
  if (flavours.length > 0 && spec?.flavours?.length === 0) return { enabled: [] };
  for (const { name, enabled = true } of spec?.flavours ?? []) {
    if (!chosen.has(name)) {
      const folder = 'default-config/flavours';
      const failure = `failed to initialize backstage model failed to determine enabled flavours: flavour '${name}' not found in ${folder}`;
      return { failure };
    }
    chosen.set(name, enabled);
  }
  return { enabled: [...chosen].filter(([, enabled]) => enabled).map(([name]) => name) };
}

/** Where in its work the operator of a release meets the user's file. */
function stage({ line }: Release): string {
  if (line === '1.7') return 'failed to initialize backstage model ';
  const where = line.startsWith('1.')
    ? 'failed to contribute external config'
    : `failed to add object to model for key ${key}`;
  return `failed to initialize backstage model ${where}, reason: `;
}

function missingKey(release: Release): string {
  return `${stage(release)}dynamic plugin configMap expects '${key}' Data key`;
}

function unreadable(release: Release, why: string): string {
  if (release.line === '1.7') {
    const twice = 'failed to get plugin dependencies: '.repeat(2);
    return `failed to apply plugin dependencies ${twice}failed to unmarshal dynamic plugins data: ${why}`;
  }
  const which = release.flavours.length === 0 ? 'spec' : 'second';
  return `${stage(release)}failed to merge dynamic plugins config: failed to unmarshal ${which} ConfigMap data: ${why}`;
}
