import type { Clock } from './clock.ts';
import type { Reachability } from './reachability.ts';
import type { Transport } from './transport.ts';

/** What every watch of a connection shares. */
export interface Watching {
  readonly transport: Transport;
  readonly reachability: Reachability;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  readonly lists: Lists;
}

/** How the API server hands out lists, which turns out as it is asked. */
export interface Lists {
  /**
   * As the beginning of a watch. Older servers, and those where it is switched off, refuse that, and something in
   * between may hold it back; one that is merely cut says nothing about the next one.
   */
  streamed: boolean;
}
