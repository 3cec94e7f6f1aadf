import type { Manifest, ObjectRef } from '../manifest.ts';
import { message, type Message } from '../message.ts';
import type { Evidence, Status } from '../status.ts';
import type { Observed, Snapshot } from '../snapshot.ts';
import { asking, valueOf } from './answers.ts';
import { crashLoop, installing, outOfMemory, podsQuestion, type Trouble } from './containerTrouble.ts';
import { settling } from './verdict.ts';
import type { Serving } from './workload.ts';

/**
 * The status of a workload that does not serve, with what its containers say of it where that is known. The log of a
 * container is not read: what it holds is named as the place to look at, never as the cause.
 */
export function withPodTrouble(status: Status, snapshot: Snapshot, workload: Observed): Status {
  if (status.state !== 'installing' && status.state !== 'degraded') return status;
  return status.code === 'scaled-to-zero' ? status : troubled(status, snapshot, workload);
}

/** The status of a workload of which older Pods serve while new ones come up, or what keeps these. */
export function withRolloutTrouble(
  status: Status,
  snapshot: Snapshot,
  workload: Observed,
  { rollsOut }: Serving,
): Status {
  return rollsOut ? troubled(status, snapshot, workload) : status;
}

function troubled(status: Status, snapshot: Snapshot, { object, since }: Observed): Status {
  const question = podsQuestion(object);
  if (question === undefined) return status;
  // An installer that runs is in order, until everything waits for it.
  const [first] = (valueOf(snapshot, question) ?? []).filter(
    ({ reason }) => reason !== installing || status.state === 'degraded',
  );
  if (first === undefined) return asking(status, [question]);
  const { namespace = '' } = object.metadata;
  const ref: ObjectRef = { apiVersion: 'v1', kind: 'Pod', namespace, name: first.pod };
  const seen: Evidence = { ref, field: first.field, value: valueWords(first) };
  const told = settling(
    snapshot.at,
    since,
    codeOf(first),
    wordsOf(first, object),
    [seen, ...status.evidence],
    status.remedies,
  );
  return asking({ ...told, notes: status.notes }, [question]);
}

function codeOf({ reason }: Trouble): string {
  if (reason === 'Unschedulable') return 'pod-unschedulable';
  if (reason === installing) return 'installer-waits';
  if (/image/i.test(reason)) return 'image-not-pulled';
  if (reason === outOfMemory) return 'container-out-of-memory';
  return reason === crashLoop ? 'container-crashes' : 'container-not-made';
}

function valueWords({ reason, words }: Trouble): string {
  return words === '' ? reason : `${reason}: ${words}`;
}

function wordsOf(trouble: Trouble, workload: Manifest): Message {
  const { pod, container = '', words, reason, restarts, exitCode, isInstaller } = trouble;
  const { namespace = '' } = workload.metadata;
  switch (codeOf(trouble)) {
    case 'pod-unschedulable':
      return message('Pod {0} gets no Node: {1}', pod, words);
    case 'installer-waits':
      return message(
        'The installer of the dynamic plugins in Pod {0} of namespace {1} has not come to an end. Its log says what it waits for: a download, or the lock that another one left on a volume.',
        pod,
        namespace,
      );
    case 'image-not-pulled':
      return message(
        'The image of container {0} in Pod {1} cannot be pulled: {2} Look at the name of the image, the pull secret and the mirrors.',
        container,
        pod,
        words === '' ? reason : words,
      );
    case 'container-not-made':
      return message(
        'Container {0} of Pod {1} cannot be started: {2}. Create what it names, or name what is there.',
        container,
        pod,
        words === '' ? reason : words,
      );
    case 'container-out-of-memory':
      return message(
        'Container {0} of Pod {1} in namespace {2} uses more memory than it may and is ended for it (OOMKilled, {3} times). Raise its memory limit (resources.limits.memory) in {4}.',
        container,
        pod,
        namespace,
        restarts,
        describedBy(workload),
      );
    default:
      return isInstaller
        ? message(
            'The installer of the dynamic plugins fails again and again (container {0} of Pod {1} in namespace {2}, {3} times). Its log names the plugin and the reason.',
            container,
            pod,
            namespace,
            restarts,
          )
        : message(
            'Container {0} of Pod {1} in namespace {2} ends again and again ({3} times, exit code {4}). Its log says why.',
            container,
            pod,
            namespace,
            restarts,
            exitCode ?? 'unknown',
          );
  }
}

/** Whoever describes a workload: the operator that makes it puts back what is changed in the workload itself. */
function describedBy({ kind, metadata: { name, ownerReferences } }: Manifest): string {
  const owner = ownerReferences?.find(({ controller }) => controller === true);
  return owner === undefined ? `${kind} ${name}` : `${owner.kind} ${owner.name}`;
}
