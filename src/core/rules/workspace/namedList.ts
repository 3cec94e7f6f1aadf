import { pluginList, type PluginList } from '../../dynamicPlugins/pluginList.ts';
import { dynamicPluginsKey } from '../../recogniseConfigMap.ts';
import { hasOrchestratorFlavour, targetDefaults, type Target } from '../../target/target.ts';
import type { WorkspaceObject } from '../../workspace/fileFacts.ts';
import { isPatch, type Surroundings } from '../../workspace/surroundings.ts';
import { shareNamespace } from '../../workspace/together.ts';
import type { BackstageTraits } from '../../workspace/traits.ts';
import { dpDependencyMissing } from '../dynamicPlugins/dpDependencyMissing.ts';
import { dpSet } from '../dynamicPlugins/dpSet.ts';
import type { Found, PluginListRule, RuleContext } from '../rule.ts';
import { areOneSet, isUncertain } from './evidentSet.ts';
import { isAltered } from './orchestratorBackends.ts';

/** Rules about a list that only speak where it is known whether a flavour brings the rest. */
const untilNamed: readonly PluginListRule[] = [dpSet, dpDependencyMissing];

/**
 * What those rules find in a list whose Backstage object stands in another file: what the list alone left open, that one
 * settles. Nothing where the list itself was enough.
 */
export function foundInNamedList(
  object: WorkspaceObject,
  around: Surroundings,
  { release, target }: RuleContext,
): readonly { readonly rule: PluginListRule; readonly found: Found }[] {
  const { traits } = object;
  if (target !== undefined || !hasOrchestratorFlavour(release)) return [];
  if (traits.of !== 'ConfigMap' || traits.orchestratorList === undefined) return [];
  const backstage = readerOf(object, around);
  if (backstage === undefined) return [];
  const list: PluginList = pluginList(traits.orchestratorList, {
    release,
    target: { ...targetDefaults(release), ...backstage },
    container: 'configMap',
  });
  return untilNamed
    .filter((rule) => rule.releases === 'all' || rule.releases(release))
    .flatMap((rule) =>
      rule.judge(list).map((found) => ({ rule, found: { ...found, within: ['data', dynamicPluginsKey] } })),
    );
}

type Inferred = Pick<Target, 'inferred' | 'name' | 'namespace' | 'plugins' | 'ownPlatform'>;

/** The one Backstage object that reads a list, where files tell all of it. */
function readerOf(list: WorkspaceObject, around: Surroundings): Inferred | undefined {
  const named = around
    .naming('ConfigMap', list.name)
    .flatMap(({ object, use }) =>
      use.role === 'reference' && object.kind === 'Backstage' && !isPatch(object, around) ? [object] : [],
    );
  const [backstage, ...more] = named;
  if (backstage === undefined || more.length > 0 || isUncertain(backstage, around)) return undefined;
  const { traits, name, namespace = '' } = backstage;
  const isSure =
    areOneSet(backstage, list, around) &&
    shareNamespace(backstage, list, around) !== 'no' &&
    !isAltered(backstage, around) &&
    traits.of === 'Backstage' &&
    reads(traits, list);
  if (!isSure) return undefined;
  return {
    inferred: true,
    name,
    namespace,
    plugins: traits.flavour === 'on' ? 'flavour' : 'configmap',
    ownPlatform: traits.database !== 'local',
  };
}

function reads({ pluginsConfigMap, hasRawConfig }: BackstageTraits, { name }: WorkspaceObject): boolean {
  return pluginsConfigMap === name && !hasRawConfig;
}
