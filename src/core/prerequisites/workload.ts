import { conditionOf, numberAt } from '../field.ts';
import type { Manifest } from '../manifest.ts';
import { message, type Message } from '../message.ts';
import type { Evidence } from '../status.ts';
import type { Observed } from '../snapshot.ts';
import { evidence } from './verdict.ts';

/** Whether a Deployment or StatefulSet serves, with the field that says so. */
export type WorkloadState =
  | { readonly serves: true; readonly evidence: Evidence }
  /** `stuck`: its controller has given up waiting, so time alone will not help. */
  | {
      readonly serves: false;
      readonly stuck: boolean;
      readonly evidence: Evidence;
      readonly reason: Message;
    };

/**
 * A Deployment serves when it is `Available` for the generation that was asked for and is not being deleted.
 * A StatefulSet has no such condition: at least one ready replica of the current generation.
 */
export function workloadState(object: Manifest): WorkloadState {
  const { name, deletionTimestamp } = object.metadata;
  const named = `${object.kind} ${name}`;
  if (deletionTimestamp !== undefined) {
    return fails(
      evidence(object, 'metadata.deletionTimestamp', deletionTimestamp),
      message('{0} is being deleted.', named),
    );
  }
  const generation = object.metadata.generation ?? 0;
  const observed = numberAt(object, 'status', 'observedGeneration');
  if (observed === undefined || observed < generation) {
    return fails(
      evidence(object, 'status.observedGeneration', observed),
      message('{0} has not been looked at by its controller yet.', named),
    );
  }
  return object.kind === 'StatefulSet' ? statefulSetState(object, named) : deploymentState(object, named);
}

function deploymentState(object: Manifest, named: string): WorkloadState {
  const available = conditionOf(object, 'Available');
  const seen = evidence(object, 'status.conditions[Available].status', available?.status);
  if (available?.status === 'True') return { serves: true, evidence: seen };
  const why = available?.message ?? '';
  const said =
    why === '' ? message('{0} is not available.', named) : message('{0} is not available: {1}', named, why);
  return fails(seen, said, conditionOf(object, 'Progressing')?.status === 'False');
}

function statefulSetState(object: Manifest, named: string): WorkloadState {
  const replicas = numberAt(object, 'status', 'readyReplicas') ?? 0;
  const seen = evidence(object, 'status.readyReplicas', replicas);
  return replicas > 0
    ? { serves: true, evidence: seen }
    : fails(seen, message('{0} has no ready replica.', named));
}

function fails(seen: Evidence, reason: Message, stuck = false): WorkloadState {
  return { serves: false, stuck, evidence: seen, reason };
}

/** Where an object is owned by somebody else than `uid`, the evidence of it. Objects without owner are nobody's. */
export function foreignOwner(observed: Observed, uid: string | undefined): Evidence | undefined {
  const owner = observed.object.metadata.ownerReferences?.find(({ controller }) => controller === true);
  if (owner === undefined || uid === undefined || owner.uid === uid) return undefined;
  return evidence(observed.object, 'metadata.ownerReferences[controller]', `${owner.kind} ${owner.name}`);
}
