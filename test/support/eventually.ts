import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Repeats `check` until it stops throwing and returns what it returned. The limit is far beyond what is
 * expected: it turns a hang into a failure that shows the last one, and measures nothing.
 */
export async function eventually<T>(check: () => T | Promise<T>, limitMs = 60_000): Promise<T> {
  const limit = performance.now() + limitMs;
  for (;;) {
    try {
      return await check();
    } catch (error) {
      if (performance.now() > limit) throw error;
    }
    await sleep(50);
  }
}
