import type { Connection, Waited } from '../cluster/index.ts';
import { message, type Message } from '../core/message.ts';
import { progressOf, patience } from '../core/plans/settled.ts';
import type { Statuses } from '../core/prerequisites/index.ts';
import { isUnanswered } from '../core/prerequisites/recheck.ts';
import type { PrerequisiteId } from '../core/status.ts';
import type { Target } from '../core/target/target.ts';
import { followTarget } from './followTarget.ts';

/**
 * Watches the cluster until the prerequisites are ready, until waiting longer will not help, or until the cluster has
 * not answered for `longestAbsence` milliseconds.
 */
export async function waitUntilReady(
  connection: Connection,
  target: Target,
  ids: readonly PrerequisiteId[],
  signal: AbortSignal,
  longestAbsence = 60_000,
): Promise<Waited> {
  const startedAt = Date.now();
  let outcome: Waited | undefined;
  let last: (() => Waited | undefined) | undefined;
  const ending = new AbortController();
  const give = (reason: Message): void => {
    outcome = { kind: 'notReady', reason };
    ending.abort();
  };
  let absence: NodeJS.Timeout | undefined;
  // A complaint that was there before the change counts only after a while, even if nothing moves.
  const timer = setTimeout(() => {
    outcome = last?.();
    if (outcome !== undefined) ending.abort();
  }, patience + 100);
  try {
    await followTarget(
      connection,
      target,
      AbortSignal.any([signal, ending.signal]),
      (statuses, { answers }) => {
        last = () => {
          const found = outcomeOf(ids, statuses, Date.now() - startedAt);
          return found?.kind === 'ready' && isUnanswered(statuses, answers, ids) ? undefined : found;
        };
        const cluster = statuses.get('cluster');
        if (cluster?.state === 'ready') {
          clearTimeout(absence);
          absence = undefined;
        } else if (cluster !== undefined && cluster.code !== 'connecting') {
          absence ??= setTimeout(() => give(cluster.reason), longestAbsence);
        }
        outcome = last();
        return outcome === undefined ? 'go on' : 'stop';
      },
    );
  } finally {
    // Left running, a timer would keep the process alive after Ctrl-C.
    clearTimeout(timer);
    clearTimeout(absence);
  }
  return outcome ?? { kind: 'notReady', reason: message('Nobody waited for it any longer.') };
}

function outcomeOf(ids: readonly PrerequisiteId[], statuses: Statuses, elapsed: number): Waited | undefined {
  const progress = progressOf(ids, statuses, elapsed);
  if (progress === 'waiting') return undefined;
  if (progress === 'ready') return { kind: 'ready' };
  const unready = ids.find((id) => progressOf([id], statuses, patience) === 'stuck');
  const reason = unready === undefined ? undefined : statuses.get(unready)?.reason;
  return { kind: 'notReady', reason: reason ?? message('{0} does not become ready.', ids.join(', ')) };
}
