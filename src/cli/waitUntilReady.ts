import type { Connection, Waited } from '../cluster/index.ts';
import { message } from '../core/message.ts';
import { progressOf, patience } from '../core/plans/settled.ts';
import { evaluateAll, type Statuses } from '../core/prerequisites/index.ts';
import type { PrerequisiteId } from '../core/status.ts';
import type { Snapshot } from '../core/snapshot.ts';
import type { Target } from '../core/target.ts';

/** Watches the cluster until the prerequisites are ready, or until waiting longer will not help. */
export async function waitUntilReady(
  connection: Connection,
  target: Target,
  ids: readonly PrerequisiteId[],
  signal: AbortSignal,
): Promise<Waited> {
  const { watchCluster } = await import('../cluster/index.ts');
  const startedAt = Date.now();
  const done = new AbortController();
  let outcome: Waited | undefined;
  let last: Snapshot | undefined;
  const look = (snapshot: Snapshot): void => {
    last = snapshot;
    outcome = outcomeOf(ids, evaluateAll(snapshot, target), Date.now() - startedAt);
    if (outcome !== undefined) done.abort();
  };
  // A complaint that was there before the change counts only after a while, even if nothing moves.
  const timer = setTimeout(() => {
    if (last !== undefined) look({ ...last, at: Date.now() });
  }, patience + 100);
  const both = AbortSignal.any([signal, done.signal]);
  try {
    await watchCluster(connection, { namespace: target.namespace, signal: both, onSnapshot: look });
  } finally {
    // Left running, the timer would keep the process alive after Ctrl-C.
    clearTimeout(timer);
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
