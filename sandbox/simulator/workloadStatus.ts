import { conditionOf, type Condition, type Workload } from './kinds.ts';

type Status = Readonly<Record<string, unknown>>;

/**
 * The next status of a Deployment on its way to `ready`, or back when it no longer is; `undefined` where it has
 * arrived. The order of the conditions and their words are those of the Deployment controller.
 */
export function nextDeploymentStatus(workload: Workload, ready: boolean, now: string): Status | undefined {
  const { metadata, spec, status } = workload;
  const { generation = 1, name } = metadata;
  const replicas = spec.replicas ?? 1;
  const available = conditionOf(workload, 'Available');
  const progressing = conditionOf(workload, 'Progressing')?.reason;
  const up = available?.status === 'True';
  const set = (counts: Status, ...conditions: readonly Condition[]): Status => ({
    observedGeneration: generation,
    ...counts,
    conditions: conditions.map((condition) => dated(condition, workload, now)),
  });
  const kept = available === undefined ? [] : [available];

  if (status?.observedGeneration !== generation) {
    return set({}, progress('NewReplicaSetCreated', `Created new replica set "${name}-1"`), ...kept);
  }
  if (!up && available === undefined) {
    const created = progress('NewReplicaSetCreated', `Created new replica set "${name}-1"`);
    return set({ unavailableReplicas: replicas }, created, unavailable);
  }
  if (progressing === 'NewReplicaSetCreated') {
    const old = up ? 1 : 0;
    const counts = { replicas: replicas + old, updatedReplicas: replicas, unavailableReplicas: replicas };
    return set(counts, ...kept, progress('ReplicaSetUpdated', `ReplicaSet "${name}-1" is progressing.`));
  }
  if (ready && (!up || progressing !== 'NewReplicaSetAvailable')) {
    const counts = {
      replicas,
      updatedReplicas: replicas,
      readyReplicas: replicas,
      availableReplicas: replicas,
      unavailableReplicas: null,
    };
    const done = progress('NewReplicaSetAvailable', `ReplicaSet "${name}-1" has successfully progressed.`);
    return set(
      counts,
      minimum('True', 'MinimumReplicasAvailable', 'Deployment has minimum availability.'),
      done,
    );
  }
  if (!ready && up && progressing === 'NewReplicaSetAvailable' && replicas > 0) {
    const counts = { readyReplicas: null, availableReplicas: null, unavailableReplicas: replicas };
    const done = progress('NewReplicaSetAvailable', `ReplicaSet "${name}-1" has successfully progressed.`);
    return set(counts, done, unavailable);
  }
  return undefined;
}

/** The same for a StatefulSet, which has no conditions. */
export function nextStatefulSetStatus(
  { metadata, spec, status }: Workload,
  ready: boolean,
): Status | undefined {
  const { generation = 1 } = metadata;
  const replicas = spec.replicas ?? 1;
  const running = ready ? replicas : 0;
  if (status?.observedGeneration === generation && (status.readyReplicas ?? 0) === running) return undefined;
  return {
    observedGeneration: generation,
    replicas,
    currentReplicas: replicas,
    updatedReplicas: replicas,
    readyReplicas: running,
    availableReplicas: running,
    currentRevision: `${metadata.name}-1`,
  };
}

const unavailable = minimum(
  'False',
  'MinimumReplicasUnavailable',
  'Deployment does not have minimum availability.',
);

function minimum(status: 'True' | 'False', reason: string, message: string): Condition {
  return { type: 'Available', status, reason, message };
}

function progress(reason: string, message: string): Condition {
  return { type: 'Progressing', status: 'True', reason, message };
}

function dated(condition: Condition, workload: Workload, now: string): Condition {
  const before = conditionOf(workload, condition.type);
  const lastTransitionTime = before?.status === condition.status ? (before.lastTransitionTime ?? now) : now;
  return { ...condition, lastUpdateTime: now, lastTransitionTime };
}
