import { field, numberAt, textAt } from '../core/field.ts';
import { backoff } from './backoff.ts';
import type { Failure } from './failure.ts';
import { acceptOf, selection, type Collection } from './list.ts';
import type { Watching } from './watching.ts';
import type { Store } from './store.ts';
import { trimmed, type Trimmed } from './trim.ts';

export interface Follower {
  readonly store: Store;
  /** The store holds the whole list, or something in it changed. */
  readonly onChange: () => void;
}

export interface Followed {
  /** Whether the store held the whole list at any time. */
  readonly wasListed: boolean;
  /**
   * How the last request ended; `heldBack` where its list did not come, or did not go on, `fruitless` where watches
   * do not come about.
   */
  readonly end: { readonly kind: 'ended' | 'heldBack' | 'fruitless' } | Failure;
}

/** Milliseconds without a line of a list after which it is read in another way: something in between may hold it back. */
const patience = 10_000;

/** Milliseconds in which a server that knows the version sends a bookmark, several times over. */
const bookmarks = 240_000;

/** After so many watches in a row that ended at once, in milliseconds, and without a word, something in between breaks them. */
const fruitless = { atOnce: 5_000, enough: 5 } as const;

/** Marks the bookmark with which a streamed list is complete. */
const endOfList = 'k8s.io/initial-events-end';

/**
 * Watches a collection from a version on, or from its whole list, which then comes first. Returns when only a new
 * list can tell what is there, or when none came.
 */
export async function follow(
  watching: Pick<Watching, 'transport' | 'reachability' | 'clock' | 'signal'>,
  collection: Collection,
  { store, onChange }: Follower,
  from?: string,
): Promise<Followed> {
  const { transport, reachability, clock, signal } = watching;
  const pause = backoff(clock, { first: 250, longest: 30_000 });
  const { returns } = reachability;
  let initial: Trimmed[] | undefined = from === undefined ? [] : undefined;
  let version = from ?? '';
  let isExpired = false;
  let isHeard = false;
  let failed = 0;

  const silent = new AbortController();
  let impatience: NodeJS.Timeout | undefined;
  const wait = (): void => {
    clearTimeout(impatience);
    if (initial !== undefined) impatience = setTimeout(() => silent.abort(), patience);
  };

  const take = (line: string): 'go on' | 'stop' => {
    const event = eventOf(line);
    const next = textAt(event, 'object', 'metadata', 'resourceVersion');
    const kind = textAt(event, 'type');
    if (next === undefined || kind === undefined || kind === 'ERROR') {
      // A line that is no event was damaged on its way; the watch begins again behind the last good one.
      isExpired = numberAt(event, 'object', 'code') !== undefined;
      return 'stop';
    }
    pause.reset();
    isHeard = true;
    version = next;
    if (kind === 'BOOKMARK') {
      const isEnd = textAt(event, 'object', 'metadata', 'annotations', endOfList) === 'true';
      if (initial === undefined || !isEnd) return 'go on';
      store.replace(initial);
      initial = undefined;
      wait();
      onChange();
      return 'go on';
    }
    const object = trimmed(field(event, 'object'), collection.apiVersion, collection.resource);
    if (object === undefined) return 'go on';
    if (initial !== undefined) {
      initial.push(object);
      wait();
    } else {
      if (kind === 'DELETED') store.remove(object);
      else store.put(object);
      onChange();
    }
    return 'go on';
  };

  for (;;) {
    // Spread, so that the watches of a connection do not all end in the same second.
    const seconds = Math.round(300 + clock.random() * 60);
    const begun = clock.now();
    isHeard = false;
    wait();
    const ended = await transport.stream({
      path: collection.path,
      query: {
        ...selection(collection),
        watch: 'true',
        allowWatchBookmarks: 'true',
        ...(initial === undefined
          ? { resourceVersion: version }
          : { sendInitialEvents: 'true', resourceVersionMatch: 'NotOlderThan' }),
        timeoutSeconds: String(seconds),
      },
      accept: acceptOf(collection, 'PartialObjectMetadata'),
      longest: (seconds + 30) * 1000,
      onLine: take,
      signal: initial === undefined ? signal : AbortSignal.any([signal, silent.signal]),
    });
    clearTimeout(impatience);
    const lasted = clock.now() - begun;
    const end = silent.signal.aborted && !signal.aborted ? ({ kind: 'heldBack' } as const) : ended;
    const wasListed = initial === undefined;
    if (!wasListed || isExpired || signal.aborted) return { wasListed, end };
    if (end.kind === 'unreachable' || end.kind === 'unauthorized') await reachability.confirm();
    else if (end.kind !== 'ended') return { wasListed, end };
    if (reachability.returns === returns) await clock.sleep(pause.next(), signal);
    // Whoever waited may have missed that it went away.
    if (reachability.state.state !== 'connected') await reachability.confirm();
    // Only to the server that gave it does a version mean anything. This may be another one, or a copy of older days,
    // to which a watch of a version that is still to come is no fault: it says nothing until then.
    const isSilent = !isHeard && lasted > bookmarks;
    if (isSilent || reachability.returns !== returns) return { wasListed, end };
    failed = !isHeard && lasted < fruitless.atOnce ? failed + 1 : 0;
    if (failed === fruitless.enough) return { wasListed, end: { kind: 'fruitless' } };
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
