import { conditionOf, numberAt, textAt, type Condition } from '../field.ts';
import type { Manifest } from '../manifest.ts';
import { message, type Message } from '../message.ts';
import type { Evidence } from '../status.ts';
import type { Observed } from '../snapshot.ts';
import { minutesOf, standstill } from './standstill.ts';
import { evidence } from './verdict.ts';

/** Whether a Deployment or StatefulSet serves, with the field that says so. */
export type WorkloadState = Serving | NotServing;

export interface Serving {
  readonly serves: true;
  readonly evidence: Evidence;
  /** Pods of an older template serve as long as those of the present one come up. */
  readonly rollsOut: boolean;
}

/** What does not serve as it is described now, although older Pods of it may. */
export interface NotServing {
  readonly serves: false;
  /**
   * `starting`: it may still come; `stopped`: scaled to nothing; `abandoned`: its controller has given up;
   * `leaving`: it is being deleted.
   */
  readonly phase: 'starting' | 'stopped' | 'abandoned' | 'leaving';
  readonly evidence: Evidence;
  readonly reason: Message;
  /** How long (milliseconds) it may stand still while it starts, and the words for when it has. */
  readonly limit: number;
  readonly stuck: Message;
}

/**
 * A Deployment serves when it is `Available` for the generation that was asked for and is not being deleted. It stays
 * `Available` when its rollout fails beside Pods that still have the old template: what was asked for is then not there.
 * A StatefulSet has no such condition: at least one ready replica of the current generation. One that is scaled to
 * nothing does not serve, although a Deployment goes on calling itself `Available` then.
 */
export function workloadState(object: Manifest): WorkloadState {
  const { deletionTimestamp, generation = 0 } = object.metadata;
  const named = `${object.kind} ${object.metadata.name}`;
  if (deletionTimestamp !== undefined) {
    const seen = evidence(object, 'metadata.deletionTimestamp', deletionTimestamp);
    const reason = message('{0} is being deleted.', named);
    return { serves: false, phase: 'leaving', evidence: seen, reason, limit: 0, stuck: reason };
  }
  if (isStopped(object)) {
    const reason = message(
      '{0} is scaled to 0 replicas, so nothing of it runs. Scale it up again, or look for what has stopped it.',
      named,
    );
    const seen = evidence(object, 'spec.replicas', 0);
    return { serves: false, phase: 'stopped', evidence: seen, reason, limit: 0, stuck: reason };
  }
  const observed = numberAt(object, 'status', 'observedGeneration');
  if (observed === undefined || observed < generation) {
    return {
      serves: false,
      phase: 'starting',
      evidence: evidence(object, 'status.observedGeneration', observed),
      reason: message('{0} has not been looked at by its controller yet.', named),
      limit: standstill.firstLook,
      stuck: message(
        '{0} has not been looked at by its controller for {1} minutes. Look at the controller manager of the cluster.',
        named,
        minutesOf(standstill.firstLook),
      ),
    };
  }
  return object.kind === 'StatefulSet' ? statefulSetState(object, named) : deploymentState(object, named);
}

/** Whether a workload is scaled to nothing. */
export function isStopped(object: Manifest): boolean {
  return numberAt(object, 'spec', 'replicas') === 0;
}

function deploymentState(object: Manifest, named: string): WorkloadState {
  const available = conditionOf(object, 'Available');
  const progressing = conditionOf(object, 'Progressing');
  const seen = evidence(object, 'status.conditions[Available].status', available?.status);
  const namespace = object.metadata.namespace ?? '';
  if (available?.status === 'True') {
    return progressing?.status === 'False'
      ? failedBesideOldPods(object, named, progressing)
      : { serves: true, evidence: seen, rollsOut: rolling.includes(progressing?.reason ?? '') };
  }
  const why = available?.message ?? '';
  const reason =
    why === '' ? message('{0} is not available.', named) : message('{0} is not available: {1}', named, why);
  if (progressing?.status === 'False') {
    const stuck = message(
      'The rollout of {0} has failed ({1}). Look at its Pods in namespace {2} and at their events.',
      named,
      progressing.message === '' ? progressing.reason : progressing.message,
      namespace,
    );
    return { serves: false, phase: 'abandoned', evidence: seen, reason, limit: 0, stuck };
  }
  const limit = deploymentLimit(object);
  const stuck = message(
    '{0} has not become available for {1} minutes. Look at its Pods in namespace {2} and at their events.',
    named,
    minutesOf(limit),
    namespace,
  );
  return { serves: false, phase: 'starting', evidence: seen, reason, limit, stuck };
}

/** What a Deployment gives as the reason of `Progressing` before its rollout is through (Kubernetes, deployment controller). */
const rolling: readonly string[] = ['NewReplicaSetCreated', 'FoundNewReplicaSet', 'ReplicaSetUpdated'];

function failedBesideOldPods(
  object: Manifest,
  named: string,
  { reason: code, message: said }: Condition,
): NotServing {
  const reason = message(
    'The rollout of {0} has failed ({1}): its old Pods go on serving, and what was changed last is not in force. Look at its new Pods in namespace {2} and at their events.',
    named,
    said === '' ? code : said,
    object.metadata.namespace ?? '',
  );
  const seen = evidence(object, 'status.conditions[Progressing].reason', code);
  return { serves: false, phase: 'abandoned', evidence: seen, reason, limit: 0, stuck: reason };
}

/** Seconds, where `spec.progressDeadlineSeconds` says nothing else (Kubernetes API, apps/v1). */
const usualDeadline = 600;

/** A rollout is its controller's to judge; once it has come through, its deadline never counts again. */
function deploymentLimit(object: Manifest): number {
  const isThrough = conditionOf(object, 'Progressing')?.reason === 'NewReplicaSetAvailable';
  if (isThrough) return standstill.restart;
  const deadline = numberAt(object, 'spec', 'progressDeadlineSeconds') ?? usualDeadline;
  return deadline * 1_000 + standstill.afterDeadline;
}

function statefulSetState(object: Manifest, named: string): WorkloadState {
  const replicas = numberAt(object, 'status', 'readyReplicas') ?? 0;
  const seen = evidence(object, 'status.readyReplicas', replicas);
  if (replicas > 0) {
    const [old, wanted] = ['currentRevision', 'updateRevision'].map((one) => textAt(object, 'status', one));
    return { serves: true, evidence: seen, rollsOut: wanted !== undefined && wanted !== old };
  }
  const limit = standstill.restart;
  return {
    serves: false,
    phase: 'starting',
    evidence: seen,
    reason: message('{0} has no ready replica.', named),
    limit,
    stuck: message(
      '{0} has had no ready replica for {1} minutes. Look at its Pods and volume claims in namespace {2} and at their events.',
      named,
      minutesOf(limit),
      object.metadata.namespace ?? '',
    ),
  };
}

/** Where an object is owned by somebody else than `uid`, the evidence of it. Objects without owner are nobody's. */
export function foreignOwner(observed: Observed, uid: string | undefined): Evidence | undefined {
  const owner = observed.object.metadata.ownerReferences?.find(({ controller }) => controller === true);
  if (owner === undefined || uid === undefined || owner.uid === uid) return undefined;
  return evidence(observed.object, 'metadata.ownerReferences[controller]', `${owner.kind} ${owner.name}`);
}
