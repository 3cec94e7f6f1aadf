import type { OrchestratorPlugin, PluginRole, Release } from '../release.ts';
import { releases } from '../releases/index.ts';
import type { PluginPackage } from './pluginPackage.ts';
import { pluginName } from './resolvedName.ts';

/** Which plugin of the Orchestrator a package is, in whatever release and form; `undefined` for any other package. */
export function orchestratorRole(plugin: PluginPackage): PluginRole | undefined {
  // The scope tells them from packages of other people with the same name.
  if (plugin.kind === 'npm' && !plugin.name.startsWith('@redhat/')) return undefined;
  const name = plugin.kind === 'git' ? undefined : pluginName(plugin);
  return name === undefined ? undefined : rolesByName().get(name);
}

/** The package of the Orchestrator in the form and version of a release, where it has one for that part. */
export function shippedAs(plugin: PluginPackage, { plugins }: Release): OrchestratorPlugin | undefined {
  const role = orchestratorRole(plugin);
  return role && plugins.find((shipped) => shipped.role === role);
}

let made: ReadonlyMap<string, PluginRole> | undefined;

function rolesByName(): ReadonlyMap<string, PluginRole> {
  made ??= new Map(releases.flatMap(({ plugins }) => plugins.map(({ name, role }) => [name, role] as const)));
  return made;
}
