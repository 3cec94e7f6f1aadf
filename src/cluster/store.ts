import type { Observed } from '../core/snapshot.ts';
import type { Trimmed } from './trim.ts';

/** The objects of one collection, each with the time since which it is as it is. */
export interface Store {
  /** A whole list: what is not in it is gone. */
  replace(objects: readonly Trimmed[]): void;
  put(object: Trimmed): void;
  remove(object: Trimmed): void;
  /** Sorted by namespace and name; the same array until something changes. */
  objects(): readonly Observed[];
}

/** `now` in milliseconds since the epoch. */
export function createStore(now: () => number): Store {
  let byName = new Map<string, Observed>();
  let sorted: readonly Observed[] | undefined;

  const observed = (fresh: Trimmed, since: (fresh: Trimmed) => Observed): Observed => {
    const known = byName.get(keyOf(fresh));
    return known !== undefined && sameVersion(known, fresh) ? known : since(fresh);
  };
  const sinceTold = (fresh: Trimmed): Observed => observedAt(now(), fresh);
  // Who saw it change need not rely on the clock of the server.
  const sinceNow = (fresh: Trimmed): Observed => observedAt(now(), { ...fresh, changedAt: now() });
  return {
    replace(objects) {
      byName = new Map(objects.map((object) => [keyOf(object), observed(object, sinceTold)]));
      sorted = undefined;
    },
    put(object) {
      byName.set(keyOf(object), observed(object, sinceNow));
      sorted = undefined;
    },
    remove(object) {
      byName.delete(keyOf(object));
      sorted = undefined;
    },
    objects() {
      sorted ??= [...byName.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, object]) => object);
      return sorted;
    },
  };
}

/** An object of a list that was read now: it may have been as it is for long. */
export function observedAt(now: number, { changedAt = now, ...object }: Trimmed): Observed {
  return { ...object, since: Math.min(changedAt, now) };
}

function keyOf({ object }: Trimmed): string {
  return `${object.metadata.namespace ?? ''}/${object.metadata.name}`;
}

function sameVersion(known: Observed, { object }: Trimmed): boolean {
  const { uid, resourceVersion } = known.object.metadata;
  return uid === object.metadata.uid && resourceVersion === object.metadata.resourceVersion;
}
