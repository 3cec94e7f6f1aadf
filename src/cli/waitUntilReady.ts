import type { Connection, Waited } from '../cluster/index.ts';
import { message } from '../core/message.ts';
import { progressOf, patience } from '../core/plans/settled.ts';
import { evaluateAll } from '../core/prerequisites/index.ts';
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
  return new Promise((resolve, reject) => {
    let last: Snapshot | undefined;
    const end = (waited: Waited): void => {
      clearTimeout(timer);
      done.abort();
      resolve(waited);
    };
    const look = (snapshot: Snapshot): void => {
      last = snapshot;
      const statuses = evaluateAll(snapshot, target);
      const progress = progressOf(ids, statuses, Date.now() - startedAt);
      if (progress === 'ready') end({ kind: 'ready' });
      if (progress !== 'stuck') return;
      const unready = ids.find((id) => progressOf([id], statuses, patience) === 'stuck');
      const reason = unready === undefined ? undefined : statuses.get(unready)?.reason;
      end({ kind: 'notReady', reason: reason ?? message('{0} does not become ready.', ids.join(', ')) });
    };
    // A complaint that was there before the change counts only after a while, even if nothing moves.
    const timer = setTimeout(() => {
      if (last !== undefined) look({ ...last, at: Date.now() });
    }, patience + 100);
    const both = AbortSignal.any([signal, done.signal]);
    watchCluster(connection, { namespace: target.namespace, signal: both, onSnapshot: look }).catch(
      (error: unknown) => {
        clearTimeout(timer);
        if (!done.signal.aborted) reject(error instanceof Error ? error : new Error(String(error)));
      },
    );
  });
}
