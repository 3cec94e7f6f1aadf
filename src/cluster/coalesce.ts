import type { Clock } from './clock.ts';

/** Wraps an action so that calls in quick succession, within `ms` milliseconds of the first, become one. */
export function coalesced(clock: Clock, ms: number, signal: AbortSignal, action: () => void): () => void {
  let due = false;
  return () => {
    if (due || signal.aborted) return;
    due = true;
    void clock.sleep(ms, signal).then(() => {
      due = false;
      if (!signal.aborted) action();
    });
  };
}
