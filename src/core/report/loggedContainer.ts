import { field, flagAt, listAt, numberAt, textAt } from '../field.ts';

/** The container of a workload whose log says most about why it does not serve. */
export interface LoggedContainer {
  readonly pod: string;
  readonly container: string;
  /** `crashed` ended with an error and is started again; `waiting` was never started, so it has no log. */
  readonly state: 'failed' | 'crashed' | 'waiting' | 'starting' | 'running';
  /** Whether the log of the run before tells how it ended: the present one has only begun. */
  readonly hasPrevious: boolean;
  /** Reason and message as the kubelet words them; empty where it says none. */
  readonly said: string;
}

/** Worst first: what has ended badly tells more than what has not begun. */
const order: readonly LoggedContainer['state'][] = ['failed', 'crashed', 'waiting', 'starting', 'running'];

/**
 * Picks from the Pods of one workload the container to read. Pods that are being deleted count only where there are no
 * others; of several equally bad ones the youngest is meant, because it has the present template.
 */
export function loggedContainer(pods: readonly unknown[]): LoggedContainer | undefined {
  const staying = pods.filter((pod) => field(pod, 'metadata', 'deletionTimestamp') === undefined);
  const candidates = (staying.length > 0 ? staying : pods)
    .toSorted((one, other) => createdAt(other).localeCompare(createdAt(one)))
    .flatMap((pod) => containerOf(pod) ?? []);
  return candidates.toSorted((one, other) => order.indexOf(one.state) - order.indexOf(other.state))[0];
}

function createdAt(pod: unknown): string {
  return textAt(pod, 'metadata', 'creationTimestamp') ?? '';
}

/** Init containers run one after the other, so the first of all that is not done is what a Pod waits for. */
function containerOf(pod: unknown): LoggedContainer | undefined {
  const inits = listAt(pod, 'status', 'initContainerStatuses').filter((status) => !isDone(status));
  const statuses = [...inits, ...listAt(pod, 'status', 'containerStatuses')];
  const logged = statuses.map((status) => readContainer(pod, status));
  const [first] = logged;
  if (first !== undefined && inits.length > 0) return first;
  return (
    logged.toSorted((one, other) => order.indexOf(one.state) - order.indexOf(other.state))[0] ??
    unstarted(pod)
  );
}

function isDone(status: unknown): boolean {
  // An init container that goes on beside the others is done once it has started.
  return numberAt(status, 'state', 'terminated', 'exitCode') === 0 || flagAt(status, 'started') === true;
}

function readContainer(pod: unknown, status: unknown): LoggedContainer {
  const [waiting, ended, before] = [
    field(status, 'state', 'waiting'),
    field(status, 'state', 'terminated'),
    field(status, 'lastState', 'terminated'),
  ];
  const isReady = flagAt(status, 'ready') === true;
  const found = { pod: textAt(pod, 'metadata', 'name') ?? '', container: textAt(status, 'name') ?? '' };
  if (ended !== undefined) {
    const state = numberAt(ended, 'exitCode') === 0 ? 'starting' : 'failed';
    return { ...found, state, hasPrevious: false, said: wordsOf(ended) };
  }
  // While it waits for its next start the kubelet hands out the log of the run that ended.
  if (waiting !== undefined && before !== undefined) {
    return { ...found, state: 'crashed', hasPrevious: false, said: wordsOf(before) };
  }
  if (waiting !== undefined)
    return { ...found, state: 'waiting', hasPrevious: false, said: wordsOf(waiting) };
  if (isReady) return { ...found, state: 'running', hasPrevious: false, said: '' };
  if (before === undefined) return { ...found, state: 'starting', hasPrevious: false, said: '' };
  return { ...found, state: 'crashed', hasPrevious: true, said: wordsOf(before) };
}

/** No node has taken the Pod yet; its conditions say why. */
function unstarted(pod: unknown): LoggedContainer | undefined {
  const container = textAt(pod, 'spec', 'containers', 0, 'name');
  const name = textAt(pod, 'metadata', 'name');
  if (container === undefined || name === undefined) return undefined;
  const scheduled = listAt(pod, 'status', 'conditions').find(
    (condition) => textAt(condition, 'type') === 'PodScheduled' && textAt(condition, 'status') !== 'True',
  );
  return { pod: name, container, state: 'waiting', hasPrevious: false, said: wordsOf(scheduled) };
}

function wordsOf(state: unknown): string {
  const exit = numberAt(state, 'exitCode');
  const parts = [
    textAt(state, 'reason'),
    exit === undefined ? undefined : `exit code ${exit}`,
    textAt(state, 'message')?.trim(),
  ];
  return parts.filter(Boolean).join(', ');
}
