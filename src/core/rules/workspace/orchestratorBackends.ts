import { isOff } from '../../dynamicPlugins/flags.ts';
import { platformRef } from '../../dynamicPlugins/wantedEntry.ts';
import type { WorkspaceObject } from '../../workspace/fileFacts.ts';
import { isPatch, type Surroundings } from '../../workspace/surroundings.ts';
import { shareNamespace } from '../../workspace/together.ts';
import type { BackendEntry, BackstageTraits } from '../../workspace/traits.ts';
import type { RuleContext } from '../rule.ts';
import { areOneSet, isUncertain } from './evidentSet.ts';

/** Whether a Backstage object has the backend of the Orchestrator switched on, as far as files tell. */
export function runsOrchestrator(
  object: WorkspaceObject,
  around: Surroundings,
  context: RuleContext,
): boolean {
  const { traits } = object;
  if (traits.of !== 'Backstage' || isPatch(object, around)) return false;
  if (hasFlavour(traits, context)) return true;
  const backends = backendsOf(object, traits, around) ?? traits.backends;
  return backends.some((backend) => !isOff({ ...backend }, context.release.installer));
}

/**
 * Whether the RHDH operator makes a platform for a Backstage object: the dependency of the backend that is switched on, as
 * flavour, list and the operator's own list come together. What stands in no file, and what patches change, nobody knows.
 * Source: OP pkg/model/plugin_deps.go and dynamic-plugins.go.
 */
export function bringsPlatform(
  object: WorkspaceObject,
  around: Surroundings,
  context: RuleContext,
): 'yes' | 'no' | 'unknown' {
  const { traits } = object;
  if (traits.of !== 'Backstage' || isPatch(object, around)) return 'no';
  const backends = backendsOf(object, traits, around);
  if (backends === undefined || traits.hasRawConfig || isAltered(object, around)) return 'unknown';
  const answers = backends.map((backend) => bringsIt(backend, context));
  if (hasFlavour(traits, context)) {
    // An entry of one's own may be the flavour's, changed; only one that leaves it as it is tells nothing new.
    return backends.every(
      (backend, index) => backend.dependencies === undefined || answers[index] === 'yes',
    ) && backends.every((backend) => !isOff({ ...backend }, context.release.installer))
      ? 'yes'
      : 'unknown';
  }
  if (answers.includes('yes')) return 'yes';
  return answers.includes('unknown') ? 'unknown' : 'no';
}

/**
 * The Backstage object of the same set and namespace whose operator makes the platform; `undefined` where it is not sure, as
 * where alternatives lie side by side.
 */
export function makerBeside(
  platform: WorkspaceObject,
  around: Surroundings,
  context: RuleContext,
): WorkspaceObject | undefined {
  const [backstage, ...more] = around
    .near(platform.file)
    .filter((one) => one.kind === 'Backstage' && areOneSet(one, platform, around) && !isPatch(one, around));
  const isSure =
    backstage !== undefined &&
    more.length === 0 &&
    !isUncertain(backstage, around) &&
    shareNamespace(backstage, platform, around) === 'yes' &&
    bringsPlatform(backstage, around, context) === 'yes';
  return isSure ? backstage : undefined;
}

/** Who names a flavour has a release that knows flavours; only where the release is known to know none is it nothing. */
function hasFlavour({ flavour }: BackstageTraits, { release, candidates }: RuleContext): boolean {
  return flavour === 'on' && (release.flavours.length > 0 || candidates !== undefined);
}

/** Those in the object itself and those of the list it names; `undefined` where not one file alone is known to have that list. */
function backendsOf(
  object: WorkspaceObject,
  { pluginsConfigMap, backends }: BackstageTraits,
  around: Surroundings,
): readonly BackendEntry[] | undefined {
  if (pluginsConfigMap === undefined) return backends;
  const lists = around
    .defining('ConfigMap', pluginsConfigMap)
    .filter((list) => areOneSet(list, object, around) && shareNamespace(list, object, around) === 'yes');
  if (lists.length === 0) return undefined;
  return [...backends, ...lists.flatMap(({ traits }) => (traits.of === 'ConfigMap' ? traits.backends : []))];
}

function bringsIt(backend: BackendEntry, { release }: RuleContext): 'yes' | 'no' | 'unknown' {
  if (isOff({ ...backend }, release.installer)) return 'no';
  if (backend.dependencies !== undefined) return backend.dependencies === platformRef ? 'yes' : 'unknown';
  const below = release.merge.inheritsDependencies
    ? release.defaults.operatorEntries.find((shipped) => shipped.package === backend.package)
    : undefined;
  return below?.dependencies?.some(({ ref }) => ref === platformRef) === true ? 'yes' : 'no';
}

/** Whether kustomize may lay something over an object on its way to the cluster. */
export function isAltered({ file, kind, name }: WorkspaceObject, around: Surroundings): boolean {
  if (around.lineage(file).isAltered) return true;
  return around
    .naming(kind, name)
    .some(({ use, object }) => use.role === 'definition' && isPatch(object, around));
}
