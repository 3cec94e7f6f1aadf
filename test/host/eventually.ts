import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Waits until `look` gives something, at most `seconds`; the error says what was waited for, in the words of its end.
 * @param pause milliseconds between two looks.
 */
export async function eventually<T>(
  what: string | (() => string),
  look: () => T | undefined | Promise<T | undefined>,
  seconds = 30,
  pause = 100,
): Promise<T> {
  const end = Date.now() + seconds * 1000;
  for (;;) {
    const found = await look();
    if (found !== undefined) return found;
    if (Date.now() > end)
      throw new Error(`waited ${seconds} s for ${typeof what === 'string' ? what : what()}`);
    await sleep(pause);
  }
}
