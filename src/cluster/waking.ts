import type { Clock } from './clock.ts';

/** Milliseconds between two looks at the clock, and by how many more it must have gone on. */
const every = 5_000;
const slept = 15_000;

/**
 * Calls back each time this machine has slept, which is when more time has passed than was to be waited. Resolves
 * when the signal aborts.
 */
export async function onWaking(clock: Clock, signal: AbortSignal, woken: () => void): Promise<void> {
  while (!signal.aborted) {
    const before = clock.now();
    await clock.sleep(every, signal);
    if (!signal.aborted && clock.now() - before > every + slept) woken();
  }
}
