import { field, listAt, numberAt, textAt } from '../field.ts';
import type { Manifest, ObjectRef } from '../manifest.ts';
import { message, type Message } from '../message.ts';
import type { Question } from '../question.ts';
import type { Evidence, Status } from '../status.ts';
import type { Observed, Snapshot } from '../snapshot.ts';
import { asking, valueOf } from './answers.ts';
import { settling } from './verdict.ts';

/** One container that does not come up, or a Pod that gets no Node. */
export interface Trouble {
  readonly pod: string;
  /** Absent where the Pod has not come as far as its containers. */
  readonly container?: string;
  readonly isInstaller: boolean;
  /** `CrashLoopBackOff`, `ImagePullBackOff`, `Unschedulable` */
  readonly reason: string;
  /** What the kubelet or the scheduler says. */
  readonly words: string;
  readonly restarts: number;
  readonly exitCode?: number;
}

/** Pods have no watch: there are many of them, and they matter only while a workload does not serve. */
const again = 20_000;

/** The containers that keep a workload from serving. */
function podsQuestion({ kind, metadata, spec }: Manifest): Question<readonly Trouble[]> | undefined {
  const { namespace, name } = metadata;
  const labels = field(spec, 'selector', 'matchLabels');
  if (namespace === undefined || typeof labels !== 'object' || labels === null) return undefined;
  const selector = Object.entries(labels).map(([label, value]) => `${label}=${String(value)}`);
  if (selector.length === 0) return undefined;
  return {
    key: `pods of ${kind} ${namespace}/${name}`,
    path: `/api/v1/namespaces/${encodeURIComponent(namespace)}/pods`,
    query: { labelSelector: selector.join(','), limit: '20' },
    keep: (body) => listAt(body, 'items').flatMap(troublesOf).slice(0, 5),
    holds: () => again,
  };
}

function troublesOf(pod: unknown): readonly Trouble[] {
  const name = textAt(pod, 'metadata', 'name') ?? '';
  if (field(pod, 'metadata', 'deletionTimestamp') !== undefined) return [];
  const scheduled = listAt(pod, 'status', 'conditions').find(
    (condition) => textAt(condition, 'type') === 'PodScheduled',
  );
  if (textAt(scheduled, 'reason') === 'Unschedulable') {
    const words = textAt(scheduled, 'message') ?? '';
    return [{ pod: name, isInstaller: false, reason: 'Unschedulable', words, restarts: 0 }];
  }
  const statuses = ['initContainerStatuses', 'containerStatuses'].flatMap((list) =>
    listAt(pod, 'status', list),
  );
  return statuses.flatMap((status) => troubleOf(name, status));
}

/** Words that the kubelet uses for what does not pass by itself; that a container is only being made is none of them. */
const stuckReasons: readonly string[] = [
  'CrashLoopBackOff',
  'ImagePullBackOff',
  'ErrImagePull',
  'InvalidImageName',
  'CreateContainerConfigError',
  'CreateContainerError',
  'RunContainerError',
];

/** The installer of plugins at work. */
const installing = 'Running';

function troubleOf(pod: string, status: unknown): readonly Trouble[] {
  const container = textAt(status, 'name') ?? '';
  const isInstaller = container === 'install-dynamic-plugins';
  const waits = textAt(status, 'state', 'waiting', 'reason') ?? '';
  const reason = isInstaller && field(status, 'state', 'running') !== undefined ? installing : waits;
  if (reason !== installing && !stuckReasons.includes(reason)) return [];
  const last = field(status, 'lastState', 'terminated') ?? field(status, 'state', 'terminated');
  const exitCode = numberAt(last, 'exitCode');
  const died = textAt(last, 'reason');
  const ending = textAt(last, 'message') ?? (died === 'OOMKilled' ? 'OOMKilled' : undefined);
  const words =
    (reason === 'CrashLoopBackOff' ? ending : textAt(status, 'state', 'waiting', 'message')) ?? '';
  return [
    {
      pod,
      container,
      isInstaller,
      reason,
      words: words.trim().slice(0, 500),
      restarts: numberAt(status, 'restartCount') ?? 0,
      ...(exitCode !== undefined && { exitCode }),
    },
  ];
}

/**
 * The status of a workload that does not serve, with what its containers say of it where that is known. The log of a
 * container is not read: what it holds is named as the place to look at, never as the cause.
 */
export function withPodTrouble(status: Status, snapshot: Snapshot, { object, since }: Observed): Status {
  if (status.state !== 'installing' && status.state !== 'degraded') return status;
  if (status.code === 'scaled-to-zero') return status;
  const question = podsQuestion(object);
  if (question === undefined) return status;
  // An installer that runs is in order, until everything waits for it.
  const [first] = (valueOf(snapshot, question) ?? []).filter(
    ({ reason }) => reason !== installing || status.state === 'degraded',
  );
  if (first === undefined) return asking(status, [question]);
  const { namespace = '' } = object.metadata;
  const ref: ObjectRef = { apiVersion: 'v1', kind: 'Pod', namespace, name: first.pod };
  const seen: Evidence = { ref, field: fieldOf(first), value: valueWords(first) };
  const told = settling(
    snapshot.at,
    since,
    codeOf(first),
    wordsOf(first, namespace),
    [seen, ...status.evidence],
    status.remedies,
  );
  return asking({ ...told, notes: status.notes }, [question]);
}

function codeOf({ reason }: Trouble): string {
  if (reason === 'Unschedulable') return 'pod-unschedulable';
  if (reason === installing) return 'installer-waits';
  if (/image/i.test(reason)) return 'image-not-pulled';
  return reason === 'CrashLoopBackOff' ? 'container-crashes' : 'container-not-made';
}

function fieldOf({ container }: Trouble): string {
  return container === undefined
    ? 'status.conditions[PodScheduled].reason'
    : `status.containerStatuses[${container}].state.waiting.reason`;
}

function valueWords({ reason, words }: Trouble): string {
  return words === '' ? reason : `${reason}: ${words}`;
}

function wordsOf(trouble: Trouble, namespace: string): Message {
  const { pod, container = '', words, reason, restarts, exitCode, isInstaller } = trouble;
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
        'Container {0} of Pod {1} cannot be started: {2}',
        container,
        pod,
        words === '' ? reason : words,
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
