import { setTimeout as timeout } from 'node:timers/promises';

/** Time and chance, so that tests decide about both. */
export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
  /** Resolves after `ms` milliseconds, or at once when `signal` aborts. Never rejects. */
  sleep(ms: number, signal: AbortSignal): Promise<void>;
  /** At least 0, below 1. */
  random(): number;
}

export const systemClock: Clock = {
  now: () => Date.now(),
  // Being woken early is what the signal is for; the caller looks at it anyway.
  sleep: (ms, signal) => timeout(ms, undefined, { signal }).catch(() => undefined),
  random: () => Math.random(),
};
