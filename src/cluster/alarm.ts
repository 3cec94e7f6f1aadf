import type { Clock } from './clock.ts';

/** A sleep that somebody else can end. */
export interface Alarm {
  /** Resolves after `ms` milliseconds, when rung, or when the signal, or this one, aborts. */
  sleep(ms: number, until?: AbortSignal): Promise<'slept' | 'rung'>;
  /** Ends the sleep; rung while nobody sleeps, it ends the next one at once. */
  ring(): void;
}

export function createAlarm(clock: Clock, signal: AbortSignal): Alarm {
  let bell = new AbortController();
  return {
    async sleep(ms, until = signal) {
      await clock.sleep(ms, AbortSignal.any([signal, until, bell.signal]));
      if (!bell.signal.aborted) return 'slept';
      bell = new AbortController();
      return 'rung';
    },
    ring: () => bell.abort(),
  };
}
