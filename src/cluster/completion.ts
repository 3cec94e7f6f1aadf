import { namers, wantedInFull } from '../core/inFull.ts';
import { objectsIn, watchedResources, type ResourceKey } from '../core/snapshot.ts';
import { createAlarm } from './alarm.ts';
import { backoff } from './backoff.ts';
import { filledKeys } from './board.ts';
import { createFullObjects } from './fullObjects.ts';
import type { Watching } from './watching.ts';
import { sightingOf, type Sighting } from './sighting.ts';

type Report = (key: ResourceKey, sighting: Sighting) => void;

/**
 * Takes what is seen of the resources and passes it on, those that are followed by their metadata with the wanted
 * objects in full. What names objects is passed on together with them: nobody sees a Subscription whose
 * ClusterServiceVersion is still being read.
 */
export function createCompletion(watching: Watching, publish: Report): Report {
  const groups = new Map<ResourceKey, Report>();
  for (const filled of filledKeys) {
    const group = createGroup(watching, publish, filled);
    for (const key of [filled, namers[filled]]) if (key !== undefined) groups.set(key, group);
  }
  return (key, sighting) => (groups.get(key) ?? publish)(key, sighting);
}

function createGroup(watching: Watching, publish: Report, filled: ResourceKey): Report {
  const { transport, reachability, clock, signal } = watching;
  const full = createFullObjects({ transport, resource: watchedResources[filled], signal });
  const latest = new Map<ResourceKey, Sighting>();
  const alarm = createAlarm(clock, signal);
  const pause = backoff(clock, { first: 500, longest: 30_000 });
  let isUnderWay = false;
  let isStale = false;

  /** Why it has to be done once more, or nothing. */
  const fillOnce = async (): Promise<'again' | undefined> => {
    const namer = namers[filled];
    const naming = namer === undefined ? [] : objectsIn(latest.get(namer)).map(({ object }) => object);
    const sightings = new Map(latest);
    const sighting = sightings.get(filled);
    if (sighting !== undefined) {
      const answer = await full.fill(sighting, wantedInFull(filled, naming));
      if ('kind' in answer) {
        if (answer.kind === 'unreachable' || answer.kind === 'unauthorized') {
          await reachability.confirm();
          return 'again';
        }
        if (answer.kind === 'cancelled') return 'again';
        sightings.set(filled, sightingOf(answer));
        for (const [key, one] of sightings) publish(key, one);
        return 'again';
      }
      sightings.set(filled, answer);
    }
    for (const [key, one] of sightings) publish(key, one);
    return undefined;
  };

  const fill = async (): Promise<void> => {
    isUnderWay = true;
    while (isStale && !signal.aborted) {
      isStale = false;
      if ((await fillOnce()) === undefined) pause.reset();
      else {
        isStale = true;
        await alarm.sleep(pause.next());
      }
    }
    isUnderWay = false;
  };

  return (key, sighting) => {
    latest.set(key, sighting);
    isStale = true;
    if (isUnderWay) alarm.ring();
    else void fill();
  };
}
