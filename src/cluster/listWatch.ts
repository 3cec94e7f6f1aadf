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
  const { clock, signal, reachability, lists } = watching;
  const pause = backoff(clock, { first: 250, longest: 30_000 });
  let broken = 0;
  // After an abort every request and every sleep ends at once: without this the loop would never give way.
  while (!signal.aborted) {
    const begun = clock.now();
    const { wasListed, end } = await listAndFollow(watching, collection, listener);
    let wait = 0;
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
            // The server is there, and yet this does not come through.
            lists.streamed = false;
            listener.onFailing(end);
          }
          break;
        case 'ended':
          break;
        case 'failing':
          wait = (end.retryAfter ?? 0) * 1000;
          listener.onFailing(end);
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
): Promise<Followed> {
  const { lists, transport, signal } = watching;
  if (lists.streamed) {
    const followed = await follow(watching, collection, listener);
    const { wasListed, end } = followed;
    if (!wasListed && (end.kind === 'invalid' || end.kind === 'ended')) lists.streamed = false;
    // Who may list may not always watch, and a list comes through where a stream breaks.
    const mayHelp = end.kind === 'invalid' || end.kind === 'forbidden' || end.kind === 'ended';
    if (wasListed || !mayHelp) return followed;
  }
  const listed = await list(transport, collection, signal);
  if (listed.kind !== 'listed') return { wasListed: false, end: listed };
  listener.store.replace(listed.objects);
  listener.onChange();
  return follow(watching, collection, listener, listed.resourceVersion);
}
