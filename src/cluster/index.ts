/** The cluster bundle: everything the features and the command line use of a cluster. */
export {
  loadKubeconfig,
  type Connected,
  type Kubeconfig,
  type KubeconfigContext,
  type LoadedKubeconfig,
} from './kubeconfig.ts';
export type { Connection } from './connection.ts';
export type { Failure, FieldConflict } from './failure.ts';
export type { KubeconfigSource } from './kubeconfigPaths.ts';
export { takeSnapshot, watchCluster, type SnapshotOptions, type WatchOptions } from './snapshot.ts';
