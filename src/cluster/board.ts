import type { Answers } from '../core/question.ts';
import {
  watchedResources,
  type Connection as ConnectionState,
  type Observation,
  type ResourceKey,
  type Snapshot,
  type WatchedResource,
} from '../core/snapshot.ts';
import type { Sighting } from './sighting.ts';

/** What stays the same in all snapshots of a connection. */
export type Where = Pick<Snapshot, 'context' | 'server' | 'unverified'>;

/** Collects what is seen of each resource and makes snapshots of it. */
export interface Board {
  /** False where this was known already. */
  set(key: ResourceKey, sighting: Sighting): boolean;
  get(key: ResourceKey): Observation;
  snapshot(connection: ConnectionState, answers: Answers): Snapshot;
}

export const resourceKeys = Object.keys(watchedResources) as readonly ResourceKey[];

/** The resources of which some objects are read in full. */
export const filledKeys = resourceKeys.filter((key) => {
  const resource: WatchedResource = watchedResources[key];
  return resource.wantedInFull === true;
});

/** `now` in milliseconds since the epoch. */
export function createBoard(where: Where, now: () => number): Board {
  const start = now();
  const entries = resourceKeys.map((key) => [key, { state: 'pending', since: start }] as const);
  const resources = Object.fromEntries(entries) as Record<ResourceKey, Observation>;
  return {
    set(key, sighting) {
      const before = resources[key];
      if (isSame(before, sighting)) return false;
      const since = before.state === sighting.state ? before.since : now();
      resources[key] = { ...sighting, since };
      return true;
    },
    get: (key) => resources[key],
    snapshot: (connection, answers) => ({
      at: now(),
      ...where,
      connection,
      resources: { ...resources },
      answers,
    }),
  };
}

function isSame(before: Observation, sighting: Sighting): boolean {
  const { since: _, ...known } = before;
  // A store hands out the same array until something in it changes, so this need not look at objects.
  return known.state === 'listed' && sighting.state === 'listed'
    ? known.objects === sighting.objects
    : JSON.stringify(known) === JSON.stringify(sighting);
}
