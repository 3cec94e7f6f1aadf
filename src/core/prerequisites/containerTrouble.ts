import { field, flagAt, listAt, numberAt, textAt } from '../field.ts';
import type { Manifest } from '../manifest.ts';
import type { Question } from '../question.ts';

/** One container that does not come up, or a Pod that gets no Node. */
export interface Trouble {
  readonly pod: string;
  /** Absent where the Pod has not come as far as its containers. */
  readonly container?: string;
  readonly isInstaller: boolean;
  /** `CrashLoopBackOff`, `ImagePullBackOff`, `OOMKilled`, `Unschedulable` */
  readonly reason: string;
  /** The field of the Pod that says so. */
  readonly field: string;
  /** What the kubelet or the scheduler says. */
  readonly words: string;
  readonly restarts: number;
  readonly exitCode?: number;
}

/** Pods have no watch: there are many of them, and they matter only while a workload does not serve. */
const again = 20_000;

/** The containers that keep a workload from serving. */
export function podsQuestion({ kind, metadata, spec }: Manifest): Question<readonly Trouble[]> | undefined {
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
    const path = 'status.conditions[PodScheduled].reason';
    return [{ pod: name, isInstaller: false, reason: 'Unschedulable', field: path, words, restarts: 0 }];
  }
  return ['initContainerStatuses', 'containerStatuses'].flatMap((list) =>
    listAt(pod, 'status', list).flatMap((status) => troubleOf(name, list, status) ?? []),
  );
}

export const crashLoop = 'CrashLoopBackOff';

/** Words that the kubelet uses for what does not pass by itself; that a container is only being made is none of them. */
const stuckReasons: readonly string[] = [
  crashLoop,
  'ImagePullBackOff',
  'ErrImagePull',
  'InvalidImageName',
  'CreateContainerConfigError',
  'CreateContainerError',
  'RunContainerError',
];

/** The installer of plugins at work. */
export const installing = 'Running';

/** What the kubelet says of a container that used more memory than it may. */
export const outOfMemory = 'OOMKilled';

function troubleOf(pod: string, list: string, status: unknown): Trouble | undefined {
  const container = textAt(status, 'name') ?? '';
  const isInstaller = container === 'install-dynamic-plugins';
  const [reason, state] = stateOf(status, isInstaller, list);
  if (reason === undefined) return undefined;
  const ended = endOf(status);
  const exitCode = numberAt(ended, 'exitCode');
  const waiting = textAt(status, 'state', 'waiting', 'message');
  const words =
    (stuckReasons.includes(reason) && reason !== crashLoop ? waiting : textAt(ended, 'message')) ?? '';
  return {
    pod,
    container,
    isInstaller,
    reason,
    field: `status.${list}[${container}].${state}.reason`,
    words: words.trim().slice(0, 500),
    restarts: numberAt(status, 'restartCount') ?? 0,
    ...(exitCode !== undefined && { exitCode }),
  };
}

/** The word for what is wrong with a container, and where it stands; without a word nothing is. */
function stateOf(
  status: unknown,
  isInstaller: boolean,
  list: string,
): readonly [reason: string | undefined, state: string] {
  const waits = textAt(status, 'state', 'waiting', 'reason') ?? '';
  const isLooping = waits === crashLoop || comesAndGoes(status, list);
  if (isLooping && textAt(endOf(status), 'reason') === outOfMemory) {
    const isOver = field(status, 'state', 'terminated') !== undefined;
    return [outOfMemory, isOver ? 'state.terminated' : 'lastState.terminated'];
  }
  if (isLooping) return [crashLoop, waits === crashLoop ? 'state.waiting' : 'lastState.terminated'];
  if (stuckReasons.includes(waits)) return [waits, 'state.waiting'];
  return [isInstaller && field(status, 'state', 'running') !== undefined ? installing : undefined, 'state'];
}

/** How a container ended: just now, or before it was started again. */
function endOf(status: unknown): unknown {
  return field(status, 'state', 'terminated') ?? field(status, 'lastState', 'terminated');
}

/**
 * Whether a container is between two of its ends, when the kubelet has no word for it: it runs again for a while, or has
 * just ended. One restart alone may have been bad luck, as before a database that serves.
 */
function comesAndGoes(status: unknown, list: string): boolean {
  const restarts = numberAt(status, 'restartCount') ?? 0;
  if (field(status, 'state', 'terminated') !== undefined) {
    const isDone =
      list === 'initContainerStatuses' && numberAt(status, 'state', 'terminated', 'exitCode') === 0;
    return !isDone && restarts > 0;
  }
  return (
    field(status, 'state', 'running') !== undefined &&
    flagAt(status, 'ready') !== true &&
    field(status, 'lastState', 'terminated') !== undefined &&
    restarts > 1
  );
}
