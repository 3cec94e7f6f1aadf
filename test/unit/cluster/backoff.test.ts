import { expect, test } from 'vitest';
import { backoff } from '../../../src/cluster/backoff.ts';
import { systemClock } from '../../../src/cluster/clock.ts';

const waits = (random: number, count: number) => {
  const pause = backoff({ ...systemClock, random: () => random }, { first: 100, longest: 1_000 });
  return { pause, taken: Array.from({ length: count }, () => pause.next()) };
};

test('waits double up to the longest, each somewhere between nothing and its full length', () => {
  expect(waits(1, 6).taken).toEqual([100, 200, 400, 800, 1_000, 1_000]);
  expect(waits(0.5, 3).taken).toEqual([50, 100, 200]);
  expect(waits(0, 3).taken).toEqual([0, 0, 0]);
});

test('after a success the first wait is short again', () => {
  const { pause } = waits(1, 5);
  pause.reset();
  expect(pause.next()).toBe(100);
});
