import type { ExtraPlugin } from '../../optionFacts.ts';
import { switchedOn } from '../../dynamicPlugins/wantedEntry.ts';
import type { Target } from '../../target/target.ts';
import { addedPlugins } from './index.ts';

/** The entries of dynamic-plugins.yaml that switch on what the options of the target need. */
export function addedEntries(target: Target): readonly unknown[] {
  return addedPlugins(target).map((plugin) => addedEntry(plugin, target));
}

/** The entry that switches such a plugin on. */
export function addedEntry(
  { package: spec, pluginConfig, dependency }: ExtraPlugin,
  target: Target,
): { readonly package: string } {
  const brings = dependency !== undefined && target.method === 'operator';
  return {
    package: spec,
    ...switchedOn(target.release),
    ...(brings ? { dependencies: [{ ref: dependency }] } : {}),
    ...(pluginConfig === undefined ? {} : { pluginConfig }),
  };
}
