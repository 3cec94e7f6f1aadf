import { field, numberAt, textAt } from '../core/field.ts';
import { backoff } from './backoff.ts';
import type { Clock } from './clock.ts';
import { cancelled } from './exchange.ts';
import type { Failure } from './failure.ts';
import { acceptOf, list, selection, type Collection } from './list.ts';
import type { Reachability } from './reachability.ts';
import type { Store } from './store.ts';
import type { Transport } from './transport.ts';
import { trimmed } from './trim.ts';

/** What every watch of a connection shares. */
export interface Watching {
  readonly transport: Transport;
  readonly reachability: Reachability;
  readonly clock: Clock;
  readonly signal: AbortSignal;
}

export interface Follower {
  readonly store: Store;
  /** The store holds the whole list, or something in it changed. */
  readonly onChange: () => void;
  /** The list cannot be read for now, although the server answers. */
  readonly onFailing: (failure: Failure) => void;
}

/** Why a collection cannot be followed: it is for the caller to say what to do then. */
export type Stopped = Extract<Failure, { kind: 'forbidden' | 'notServed' | 'cancelled' }>;

/**
 * Lists a collection and keeps the store equal to it by a watch, through cut connections, outages and
 * expired versions, until the signal aborts, the right to read it is missing or it is no longer served.
 */
export async function listWatch(
  watching: Watching,
  collection: Collection,
  follower: Follower,
): Promise<Stopped> {
  const { transport, clock, signal } = watching;
  const pause = backoff(clock, { first: 250, longest: 30_000 });
  // After an abort every request and every sleep ends at once: without this the loop would never give way.
  while (!signal.aborted) {
    const listed = await list(transport, collection, signal);
    switch (listed.kind) {
      case 'listed':
        follower.store.replace(listed.objects);
        follower.onChange();
        if (await followed(watching, collection, follower, listed.resourceVersion)) pause.reset();
        break;
      case 'forbidden':
      case 'notServed':
      case 'cancelled':
        return listed;
      case 'unreachable':
      case 'unauthorized':
        if ((await watching.reachability.confirm()) === 'cameBack') pause.reset();
        break;
      default:
        follower.onFailing(listed);
    }
    await clock.sleep(pause.next(), signal);
  }
  return cancelled;
}

/** Follows a list; true when that went well for a while, so that the next list need not wait. */
async function followed(...watched: Parameters<typeof follow>): Promise<boolean> {
  const { clock } = watched[0];
  const start = clock.now();
  await follow(...watched);
  return clock.now() - start > 30_000;
}

/** Watches from a version on. Returns when only a new list can tell what is there. */
async function follow(
  watching: Watching,
  collection: Collection,
  { store, onChange }: Follower,
  from: string,
): Promise<void> {
  const { transport, reachability, clock, signal } = watching;
  const pause = backoff(clock, { first: 250, longest: 30_000 });
  let version = from;
  let expired = false;

  const take = (line: string): 'go on' | 'stop' => {
    const event = eventOf(line);
    const next = textAt(event, 'object', 'metadata', 'resourceVersion');
    const kind = textAt(event, 'type');
    if (next === undefined || kind === undefined || kind === 'ERROR') {
      // A line that is no event was damaged on its way; the watch begins again behind the last good one.
      expired = numberAt(event, 'object', 'code') !== undefined;
      return 'stop';
    }
    pause.reset();
    version = next;
    if (kind === 'BOOKMARK') return 'go on';
    const object = trimmed(field(event, 'object'), collection.apiVersion, collection.resource);
    if (object !== undefined) {
      if (kind === 'DELETED') store.remove(object);
      else store.put(object);
      onChange();
    }
    return 'go on';
  };

  while (!signal.aborted) {
    // Spread, so that the watches of a connection do not all end in the same second.
    const seconds = Math.round(240 + clock.random() * 60);
    const end = await transport.stream({
      path: collection.path,
      query: {
        ...selection(collection),
        watch: 'true',
        allowWatchBookmarks: 'true',
        resourceVersion: version,
        timeoutSeconds: String(seconds),
      },
      accept: acceptOf(collection, 'PartialObjectMetadata'),
      longest: (seconds + 30) * 1000,
      onLine: take,
      signal,
    });
    if (expired) return;
    if (end.kind === 'unreachable' || end.kind === 'unauthorized') {
      if ((await reachability.confirm()) === 'cameBack') pause.reset();
    } else if (end.kind !== 'ended') {
      return;
    }
    await clock.sleep(pause.next(), signal);
  }
}

function eventOf(line: string): unknown {
  // What breaks a line is the network: nothing is known of such an event.
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
