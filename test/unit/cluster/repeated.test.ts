import { expect, test } from 'vitest';
import type { Clock } from '../../../src/cluster/clock.ts';
import { repeated } from '../../../src/cluster/repeated.ts';

/** A clock that stands still until it is told to go on. */
function handClock() {
  let now = 1_000;
  const sleepers = new Set<{ readonly until: number; readonly wake: () => void }>();
  const clock: Clock = {
    now: () => now,
    random: () => 0,
    sleep: (ms, signal) =>
      new Promise((resolve) => {
        const sleeper = { until: now + ms, wake: resolve };
        sleepers.add(sleeper);
        signal.addEventListener('abort', () => {
          sleepers.delete(sleeper);
          resolve();
        });
      }),
  };
  return {
    clock,
    sleepers,
    async goTo(time: number): Promise<void> {
      now = time;
      for (const sleeper of sleepers) {
        if (sleeper.until > time) continue;
        sleepers.delete(sleeper);
        sleeper.wake();
      }
      await new Promise((resolve) => setImmediate(resolve));
    },
  };
}

function shown(...answers: readonly (number | undefined)[]) {
  const hand = handClock();
  const ending = new AbortController();
  const times: number[] = [];
  const show = repeated(hand.clock, ending.signal, () => {
    times.push(hand.clock.now());
    return answers[times.length - 1];
  });
  return { ...hand, show, times, end: () => ending.abort() };
}

test('what names a moment is shown again just after it, and no more when it names none', async () => {
  const { show, times, goTo, sleepers } = shown(5_000, undefined);
  show();
  await goTo(5_000);
  expect(times).toEqual([1_000]);
  await goTo(5_050);
  await goTo(99_000);
  expect(times).toEqual([1_000, 5_050]);
  expect(sleepers.size).toBe(0);
});

test('only the moment named last counts', async () => {
  const { show, times, goTo, sleepers } = shown(5_000, 3_000, undefined);
  show();
  await goTo(2_000);
  show();
  expect(sleepers.size).toBe(1);
  await goTo(3_050);
  await goTo(5_050);
  expect(times).toEqual([1_000, 2_000, 3_050]);
});

test('a moment that has passed already is not shown in a rush', async () => {
  const { show, times, goTo } = shown(10, 10, 10);
  show();
  await goTo(1_049);
  expect(times).toEqual([1_000]);
  await goTo(1_050);
  expect(times).toEqual([1_000, 1_050]);
});

test('nothing is shown and nothing waits when the signal has aborted', async () => {
  const { show, times, goTo, sleepers, end } = shown(5_000);
  show();
  end();
  expect(sleepers.size).toBe(0);
  await goTo(6_000);
  expect(times).toEqual([1_000]);
});
