import { describe, expect, test, vi } from 'vitest';
import { revival } from '../../../src/features/editing/revival.ts';

describe('a server that dies', () => {
  const pauses = { first: 1, longest: 4, stable: 1000 };

  test('is told of once for a row of deaths, and again after it has lived for long', async () => {
    const tell = vi.fn<() => void>();
    let now = 0;
    const lives = revival(tell, () => now, pauses);
    await lives.died();
    await lives.died();
    now += 999;
    await lives.died();
    expect(tell).toHaveBeenCalledTimes(1);
    now += 1000;
    await lives.died();
    expect(tell).toHaveBeenCalledTimes(2);
  });

  test('waits twice as long each time, up to a limit, and begins anew after a long life', async () => {
    let now = 0;
    const waited: number[] = [];
    const lives = revival(
      () => undefined,
      () => now,
      pauses,
      async (milliseconds) => void waited.push(milliseconds),
    );
    for (let death = 0; death < 5; death++) await lives.died();
    now += 1000;
    await lives.died();
    expect(waited).toEqual([1, 2, 4, 4, 4, 1]);
  });
});
