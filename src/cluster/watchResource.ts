import type { Alarm } from './alarm.ts';
import { backoff } from './backoff.ts';
import { discoverResource } from './discovery.ts';
import { listWatch } from './listWatch.ts';
import { createReach } from './reach.ts';
import {
  listedSighting,
  sightingOf,
  singleNamespaces,
  wholeCollection,
  type Sighting,
  type Wanted,
} from './sighting.ts';
import { createStore } from './store.ts';
import { watchNamespaces } from './watchNamespaces.ts';
import type { Watching } from './watching.ts';

export interface Reporter {
  readonly report: (sighting: Sighting) => void;
  /** Rung when something hints that the resource is served now, or may be read. */
  readonly alarm: Alarm;
  /** Whether it would be rung as soon as the resource is served. */
  readonly isTold: () => boolean;
}

/** Milliseconds after which it is asked again for what may not be read, and for what is not served although nobody says when. */
const slowly = { forbidden: 60_000, notServed: 600_000 } as const;
/** Attempts after the alarm, and the milliseconds between them at most: what is established is served a moment later. */
const hurry = { attempts: 6, apart: 1_000 } as const;

/** Follows one resource until the signal aborts, through being unknown, forbidden and out of reach. */
export async function watchResource(
  watching: Watching,
  wanted: Wanted,
  { report, alarm, isTold }: Reporter,
): Promise<void> {
  const { transport, reachability, clock, signal } = watching;
  const store = createStore(() => clock.now());
  const pause = backoff(clock, { first: 500, longest: 30_000 });
  let broken = 0;
  let hurried = 0;

  /** Asks once; the answer is how long to wait before the next time, at least. */
  const attempt = async (): Promise<number> => {
    const found = await discoverResource(transport, wanted.resource, signal);
    if (found.kind !== 'unreachable') broken = 0;
    switch (found.kind) {
      case 'served': {
        const { type } = found;
        if (wanted.reach !== undefined) {
          await watchNamespaces(watching, wanted, { type, reach: wanted.reach, report, alarm });
          return 0;
        }
        const stopped = await listWatch(watching, wholeCollection(wanted, type), {
          store,
          onChange() {
            pause.reset();
            report(listedSighting(wanted, store.objects()));
          },
          onFailing: (failure) => report(sightingOf(failure)),
        });
        store.replace([]);
        const namespaces = singleNamespaces(wanted, type);
        if (stopped.kind === 'forbidden' && namespaces.length > 0) {
          const by = { type, reach: createReach(namespaces), refused: stopped, report, alarm };
          await watchNamespaces(watching, wanted, by);
          return 0;
        }
        if (stopped.kind !== 'cancelled') report(sightingOf(stopped));
        return stopped.kind === 'forbidden' ? slowly.forbidden * (1 + clock.random()) : 0;
      }
      case 'unreachable':
      case 'unauthorized':
        // Once may be chance; the second time the server is there and this does not come through.
        if ((await reachability.confirm()) === 'cameBack') pause.reset();
        else if (++broken > 1) report(sightingOf(found));
        return 0;
      case 'cancelled':
        return 0;
      case 'failing':
        report(sightingOf(found));
        // Whoever names a time is not to be hurried.
        if (found.retryAfter === undefined) return 0;
        hurried = 0;
        return found.retryAfter * 1_000;
      default:
        report(sightingOf(found));
        return found.kind === 'notServed' && isTold() ? slowly.notServed : 0;
    }
  };

  while (!signal.aborted) {
    const atLeast = await attempt();
    const wait = hurried > 0 ? Math.min(pause.next(), hurry.apart) : Math.max(pause.next(), atLeast);
    hurried = Math.max(hurried - 1, 0);
    if ((await alarm.sleep(wait)) === 'rung') {
      pause.reset();
      hurried = hurry.attempts;
    }
  }
}
