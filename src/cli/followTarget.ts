import type { Connection } from '../cluster/index.ts';
import { evaluateAll, type Statuses } from '../core/prerequisites/index.ts';
import { nextOf } from '../core/prerequisites/recheck.ts';
import type { Snapshot } from '../core/snapshot.ts';
import { placesOf } from '../core/target/places.ts';
import type { Target } from '../core/target/target.ts';

/** What is told of a target after each change; answering `stop` ends the watch. */
export type Follower = (statuses: Statuses, snapshot: Snapshot) => 'go on' | 'stop';

/**
 * Follows a target in a cluster until told to stop or until the signal aborts. Where time alone may change the answer
 * it is given again at that time.
 */
export async function followTarget(
  connection: Connection,
  target: Target,
  signal: AbortSignal,
  follow: Follower,
): Promise<void> {
  const { watchCluster } = await import('../cluster/index.ts');
  const done = new AbortController();
  await watchCluster(connection, {
    places: placesOf(target),
    signal: AbortSignal.any([signal, done.signal]),
    onSnapshot(snapshot) {
      const statuses = evaluateAll(snapshot, target);
      if (follow(statuses, snapshot) === 'stop') done.abort();
      return nextOf(statuses);
    },
  });
}
