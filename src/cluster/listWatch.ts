import { backoff } from './backoff.ts';
import { cancelled } from './exchange.ts';
import type { Failure } from './failure.ts';
import { follow, type Follower, type Followed } from './follow.ts';
import { list, type Collection } from './list.ts';
import type { Watching } from './watching.ts';

export interface Listener extends Follower {
  /** The list cannot be read for now, although the server answers. */
  readonly onFailing: (failure: Failure) => void;
}

/** Why a collection cannot be followed: it is for the caller to say what to do then. */
export type Stopped = Extract<Failure, { kind: 'forbidden' | 'notServed' | 'cancelled' }>;

/** A watch that went well for so long, in milliseconds, need not wait before it begins anew. */
const goodWhile = 30_000;

/**
 * Keeps the store equal to a collection, through cut connections, outages and expired versions, until the signal
 * aborts, the right to read it is missing or it is no longer served.
 */
export async function listWatch(
  watching: Watching,
  collection: Collection,
  listener: Listener,
): Promise<Stopped> {
  const { clock, signal, reachability } = watching;
  const pause = backoff(clock, { first: 250, longest: 30_000 });
  let broken = 0;
  let isTorn = false;
  // After an abort every request and every sleep ends at once: without this the loop would never give way.
  while (!signal.aborted) {
    const begun = clock.now();
    const { wasListed, end } = await listAndFollow(watching, collection, listener, isTorn);
    const wait = end.kind === 'failing' ? (end.retryAfter ?? 0) * 1000 : 0;
    if (wasListed) isTorn = end.kind === 'fruitless';
    if (wasListed || end.kind !== 'unreachable') broken = 0;
    if (wasListed) {
      if (clock.now() - begun > goodWhile) pause.reset();
    } else {
      switch (end.kind) {
        case 'forbidden':
        case 'notServed':
        case 'cancelled':
          return end;
        case 'unreachable':
        case 'unauthorized':
          if ((await reachability.confirm()) === 'cameBack') {
            pause.reset();
            broken = 0;
          } else if (++broken > 1) {
            // The server is there, and yet this does not come through. In pages it may, at least now.
            isTorn = true;
            listener.onFailing(end);
          }
          break;
        case 'ended':
        case 'heldBack':
        case 'fruitless':
          break;
        default:
          listener.onFailing(end);
      }
    }
    await clock.sleep(Math.max(pause.next(), wait), signal);
  }
  return cancelled;
}

async function listAndFollow(
  watching: Watching,
  collection: Collection,
  listener: Listener,
  isTorn: boolean,
): Promise<Followed> {
  const { lists, transport, signal } = watching;
  let isHeldBack = false;
  if (lists.streamed && !isTorn) {
    const followed = await follow(watching, collection, listener);
    const { wasListed, end } = followed;
    isHeldBack = end.kind === 'heldBack';
    if (end.kind === 'invalid') lists.streamed = false;
    // Who may list may not always watch, and a list comes through where a stream ends before its time.
    const mayHelp = ['invalid', 'forbidden', 'ended', 'heldBack'].includes(end.kind);
    if (wasListed || !mayHelp) return followed;
  }
  const listed = await list(transport, collection, signal);
  if (listed.kind !== 'listed') return { wasListed: false, end: listed };
  // Where nothing at all came through, that said nothing about streams.
  if (isHeldBack) lists.streamed = false;
  listener.store.replace(listed.objects);
  listener.onChange();
  return follow(watching, collection, listener, listed.resourceVersion);
}
