import type { ClusterFacts } from '../core/clusterFacts.ts';
import type { NamedKind } from '../core/workspace/nameUse.ts';
import type { Surroundings } from '../core/workspace/surroundings.ts';

/** Kinds whose objects tell of a namespace that no file makes. */
const namespaced: readonly NamedKind[] = [
  'Backstage',
  'ConfigMap',
  'Secret',
  'SonataFlowPlatform',
  'Subscription',
];

/** Names of the objects of a kind: those of the files of the workspace, and behind them those in the cluster. */
export function knownNames(kind: NamedKind, around: Surroundings, cluster: ClusterFacts): readonly string[] {
  const inFiles = around.ofKind(kind).map(({ name }) => name);
  const namespaces = namespaced.flatMap((one) =>
    around.ofKind(one).flatMap(({ namespace }) => namespace ?? []),
  );
  const named = kind === 'Namespace' ? [...inFiles, ...namespaces] : inFiles;
  return [...new Set([...named.toSorted(), ...(cluster.names[kind] ?? [])])];
}
