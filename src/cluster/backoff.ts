import type { Clock } from './clock.ts';

export interface Backoff {
  /** Milliseconds to wait before the next attempt. */
  next(): number;
  /** The last attempt went well. */
  reset(): void;
}

/**
 * Waits that double up to `longest`, each anywhere between nothing and its full length: clients that
 * failed together must not come back together.
 */
export function backoff(clock: Clock, { first, longest }: { first: number; longest: number }): Backoff {
  let limit = first;
  return {
    next() {
      const wait = clock.random() * limit;
      limit = Math.min(limit * 2, longest);
      return wait;
    },
    reset() {
      limit = first;
    },
  };
}
