/** The cluster bundle: everything the features and the command line use of a cluster. */
export {
  loadKubeconfig,
  type Connected,
  type Kubeconfig,
  type KubeconfigContext,
  type LoadedKubeconfig,
} from './kubeconfig.ts';
export { kubeconfigPaths, type KubeconfigSource } from './kubeconfigPaths.ts';
export type { Proof } from './access.ts';
export type { Connection } from './connection.ts';
export type { Answer, Failure, FieldConflict } from './failure.ts';
export { createGate, type Gate } from './gate.ts';
export { takeSnapshot, watchCluster, type SnapshotOptions, type WatchOptions } from './snapshot.ts';
export {
  dryRunPlan,
  executePlan,
  type Execution,
  type Outcome,
  type Progress,
  type TriedStep,
  type Waited,
} from './execute.ts';
export type { Writer } from './change.ts';
export type { Judged, Shown, Unjudged } from './shown.ts';
export { checkRights, type Allowed, type Right } from './rights.ts';
export { readObject, type ReadObject } from './readObject.ts';
export { readEvents, type ObjectEvent, type ReadEvents } from './readEvents.ts';
export { findContainer, readLog, type FoundContainer } from './podLog.ts';
export { consolePage, type ConsolePage } from './console.ts';
export { lookAround, type Surroundings } from './lookAround.ts';
export { namespaceNames } from './namespaceNames.ts';
