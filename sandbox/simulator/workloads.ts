import { deployments, statefulSets, type Kind, type Workload } from './kinds.ts';
import type { Stage } from './stage.ts';
import { nextDeploymentStatus, nextStatefulSetStatus } from './workloadStatus.ts';

/** Whether the pods of a Deployment or StatefulSet of this name ever get ready. */
export type GetsReady = (name: string) => boolean;

/** Lets the workloads be looked at again. */
export type Revisit = () => void;

type NextStatus = typeof nextDeploymentStatus;

/**
 * Stands in for the Deployment and StatefulSet controllers and all that is below them: there are no pods, only the
 * status they would lead to. A workload becomes available once `delays.workload` has passed since its last change.
 */
export function playWorkloads(stage: Stage, getsReady: GetsReady): Revisit {
  const again = [
    playKind(stage, deployments, nextDeploymentStatus, getsReady),
    playKind(stage, statefulSets, nextStatefulSetStatus, getsReady),
  ];
  return () => again.forEach((revisit) => revisit());
}

function playKind(stage: Stage, kind: Kind<Workload>, next: NextStatus, getsReady: GetsReady): Revisit {
  const known = new Set<string>();
  /** When a generation of a workload was first seen, milliseconds since the epoch. */
  const since = new Map<string, number>();
  const queue = stage.queue(async (key) => {
    const [namespace = '', name = ''] = key.split('/');
    const workload = await stage.kube.get(kind, { namespace, name });
    if (workload === undefined) return undefined;
    const revision = `${workload.metadata.uid} ${workload.metadata.generation}`;
    const seen = since.get(revision) ?? Date.now();
    since.set(revision, seen);
    const left = seen + stage.delays.workload - Date.now();
    const status = next(workload, left <= 0 && getsReady(name), new Date().toISOString());
    if (status === undefined) return left > 0 ? left : undefined;
    await stage.kube.as('kube-controller-manager').patchStatus(kind, workload.metadata, status);
    return 0;
  });
  stage.watch(kind, ({ type, object }) => {
    const key = `${object.metadata.namespace}/${object.metadata.name}`;
    if (type === 'deleted') known.delete(key);
    else known.add(key);
    queue.add(key);
  });
  return () => known.forEach((key) => queue.add(key));
}
