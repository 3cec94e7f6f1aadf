import type { Alarm } from './alarm.ts';
import { backoff } from './backoff.ts';
import { discoverResource } from './discovery.ts';
import { listWatch } from './listWatch.ts';
import type { Watching } from './watching.ts';
import { sightingOf, singleNamespaces, wholeCollection, type Sighting, type Wanted } from './sighting.ts';
import { createStore } from './store.ts';
import { watchNamespaces } from './watchNamespaces.ts';

export interface Reporter {
  readonly report: (sighting: Sighting) => void;
  /** Rung when something hints that the resource is served now. */
  readonly alarm: Alarm;
}

/** Follows one resource until the signal aborts, through being unknown, forbidden and out of reach. */
export async function watchResource(
  watching: Watching,
  wanted: Wanted,
  { report, alarm }: Reporter,
): Promise<void> {
  const { transport, reachability, clock, signal } = watching;
  const store = createStore(() => clock.now());
  const pause = backoff(clock, { first: 500, longest: 30_000 });
  let broken = 0;
  while (!signal.aborted) {
    const found = await discoverResource(transport, wanted.resource, signal);
    if (found.kind !== 'unreachable') broken = 0;
    if (found.kind === 'served') {
      const stopped = await listWatch(watching, wholeCollection(wanted, found.type), {
        store,
        onChange() {
          pause.reset();
          report({ state: 'listed', objects: store.objects() });
        },
        onFailing: (failure) => report(sightingOf(failure)),
      });
      store.replace([]);
      const namespaces = singleNamespaces(wanted, found.type);
      if (stopped.kind === 'forbidden' && namespaces.length > 0) {
        await watchNamespaces(watching, wanted, { type: found.type, namespaces, refused: stopped, report });
      } else if (stopped.kind !== 'cancelled') {
        report(sightingOf(stopped));
      }
    } else if (found.kind === 'unreachable' || found.kind === 'unauthorized') {
      // Once may be chance; the second time the server is there and this does not come through.
      if ((await reachability.confirm()) === 'cameBack') pause.reset();
      else if (++broken > 1) report(sightingOf(found));
    } else if (found.kind !== 'cancelled') {
      report(sightingOf(found));
    }
    if ((await alarm.sleep(pause.next())) === 'rung') pause.reset();
  }
}
