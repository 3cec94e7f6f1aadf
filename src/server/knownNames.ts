import type { ClusterFacts } from '../core/clusterFacts.ts';
import type { NamedKind } from '../core/workspace/nameUse.ts';
import { isPatch, type Surroundings } from '../core/workspace/surroundings.ts';
import type { KnownBackstage } from '../language/help/completion/asked.ts';
import { namespaceOf } from '../core/workspace/together.ts';
import type { WorkspaceObject } from '../core/workspace/workspaceObject.ts';

/** Kinds that are looked at for namespaces. */
const namespaced: readonly NamedKind[] = [
  'Backstage',
  'ConfigMap',
  'Secret',
  'SonataFlowPlatform',
  'Subscription',
];

/**
 * Names of the objects of a kind: those of the files of the workspace, and behind them those in the cluster.
 * @param namespace where the object has to be; what is known to be elsewhere is left out, and what may be anywhere goes last.
 */
export function knownNames(
  kind: NamedKind,
  around: Surroundings,
  cluster: ClusterFacts,
  namespace?: string,
): readonly string[] {
  const inFiles = around.ofKind(kind).map((object) => ({ name: object.name, in: placesOf(object, around) }));
  const inCluster = (cluster.names[kind] ?? []).map((one) => ({
    name: one.name,
    in: one.namespace === undefined ? [] : [one.namespace],
  }));
  const namespaces = kind === 'Namespace' ? namespacesIn(around).map((name) => ({ name, in: [] })) : [];
  const files = [...inFiles, ...namespaces].toSorted((one, other) => (one.name < other.name ? -1 : 1));
  const all = [...files, ...inCluster];
  const here = namespace === undefined ? all : all.filter((one) => one.in.includes(namespace));
  const anywhere = namespace === undefined ? [] : all.filter((one) => one.in.length === 0);
  return [...new Set([...here, ...anywhere].map(({ name }) => name))];
}

/** Where an object may come to be: the namespace that it says, and the one that kustomize gives it. */
function placesOf(object: WorkspaceObject, around: Surroundings): readonly string[] {
  return [object.namespace, namespaceOf(object, around)].filter((one) => one !== undefined);
}

/** Objects tell of a namespace that no file makes. */
function namespacesIn(around: Surroundings): readonly string[] {
  return namespaced.flatMap((one) => around.ofKind(one).flatMap(({ namespace }) => namespace ?? []));
}

/** The Backstage objects that files make, each with the namespace it comes into where that is known. */
export function backstagesIn(around: Surroundings): readonly KnownBackstage[] {
  return around
    .ofKind('Backstage')
    .filter((object) => !isPatch(object, around))
    .map((object) => {
      const namespace = namespaceOf(object, around);
      return { name: object.name, ...(namespace === undefined ? {} : { namespace }) };
    });
}
