import type { Installer } from '../release.ts';
import type { PluginPackage } from './pluginPackage.ts';
import type { Written } from './written.ts';

/** An entry with the package that its text stands for. */
export interface Resolved {
  readonly entry: Written;
  readonly text: string;
  readonly plugin: PluginPackage;
}

/** The entry with the included package of that name, where it names one by `ref://`; `undefined` where no include has it. */
export function resolvedName(
  entry: Written,
  includedByName: ReadonlyMap<string, Written>,
  installer: Installer,
): Resolved | undefined {
  const { text, plugin } = entry;
  if (plugin.kind !== 'ref' || !installer.refScheme) return { entry, text, plugin };
  const named = includedByName.get(plugin.name);
  return named && { entry, text: named.text, plugin: named.plugin };
}

/** What `ref://` finds each included plugin by; the first one of a name counts. */
export function byName(included: readonly Written[]): ReadonlyMap<string, Written> {
  const found = new Map<string, Written>();
  for (const entry of included) {
    const name = pluginName(entry.plugin);
    if (name !== undefined && !found.has(name)) found.set(name, entry);
  }
  return found;
}

/**
 * The name in a package: the last part of an image, a folder or an archive. Observed of 2.x with images, folders and
 * archives (oracle/installers); its successor takes images alone.
 */
export function pluginName(plugin: PluginPackage): string | undefined {
  switch (plugin.kind) {
    case 'oci':
      return lastSegment(plugin.image);
    case 'local':
      return lastSegment(plugin.path);
    case 'ref':
      return plugin.name;
    case 'npm':
      return lastSegment(plugin.name).replace(/-\d+\.\d+\.\d+[^/]*\.tgz$/, '');
    case 'git':
    case 'malformedOci':
      return undefined;
  }
}

function lastSegment(text: string): string {
  return text.slice(text.lastIndexOf('/') + 1);
}
