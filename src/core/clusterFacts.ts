import { flagAt, listAt, textAt } from './field.ts';
import { objectsIn, type Observation, type ResourceKey, type Snapshot } from './snapshot.ts';

/** What a cluster adds to the help for files: names that exist there, and what it serves. It never changes a judgement. */
export interface ClusterFacts {
  /** Version of the RHDH operator there; absent where none is seen. */
  readonly version?: string;
  /** `rhdh.redhat.com/v1alpha5`, of the definitions that are read in full. */
  readonly served: readonly string[];
  /** Kind → names of its objects that are seen, each once for a namespace. */
  readonly names: Readonly<Record<string, readonly NameInCluster[]>>;
}

/** The name of an object, and its namespace unless it is in none. */
export interface NameInCluster {
  readonly name: string;
  readonly namespace?: string;
}

/** Nothing is known: there is no cluster, or no longer. */
export const noClusterFacts: ClusterFacts = { served: [], names: {} };

/** Kinds that files name objects of. */
const namedResources: readonly ResourceKey[] = [
  'namespaces',
  'backstages',
  'sonataFlowPlatforms',
  'configMaps',
  'secrets',
  'services',
];

/** The facts in a snapshot; what is not seen is left out. `namespaces` are there beside the ones that are watched. */
export function clusterFactsOf(
  { connection, resources }: Snapshot,
  namespaces: readonly string[] = [],
): ClusterFacts {
  if (connection.state !== 'connected') return noClusterFacts;
  const version = operatorVersion(objectsOf(resources.clusterServiceVersions));
  const others = namespaces.map((name) => ({ kind: 'Namespace', metadata: { name } }));
  const names = [...namedResources.flatMap((key) => objectsOf(resources[key])), ...others];
  const byKind = Map.groupBy(names, (object) => textAt(object, 'kind') ?? '');
  return {
    ...(version === undefined ? {} : { version }),
    served: servedVersions(objectsOf(resources.customResourceDefinitions)),
    names: Object.fromEntries([...byKind].map(([kind, objects]) => [kind, namesIn(objects)])),
  };
}

function namesIn(objects: readonly unknown[]): readonly NameInCluster[] {
  const found = objects.flatMap((object): readonly NameInCluster[] => {
    const [name, namespace] = [textAt(object, 'metadata', 'name'), textAt(object, 'metadata', 'namespace')];
    return name === undefined ? [] : [namespace === undefined ? { name } : { name, namespace }];
  });
  const once = new Map(found.map((one) => [`${one.namespace ?? ''}/${one.name}`, one]));
  return [...once].toSorted(([one], [other]) => (one < other ? -1 : 1)).map(([, named]) => named);
}

function objectsOf(observation: Observation): readonly unknown[] {
  return objectsIn(observation).map(({ object }) => object);
}

function operatorVersion(versions: readonly unknown[]): string | undefined {
  const operator = versions.find(
    (one) => textAt(one, 'metadata', 'name')?.startsWith('rhdh-operator.v') === true,
  );
  return (
    textAt(operator, 'spec', 'version') ??
    textAt(operator, 'metadata', 'name')?.slice('rhdh-operator.v'.length)
  );
}

function servedVersions(definitions: readonly unknown[]): readonly string[] {
  const served = definitions.flatMap((definition) => {
    const group = textAt(definition, 'spec', 'group') ?? '';
    return listAt(definition, 'spec', 'versions').flatMap((version) =>
      flagAt(version, 'served') === true ? [`${group}/${textAt(version, 'name') ?? ''}`] : [],
    );
  });
  return [...new Set(served)].toSorted();
}
