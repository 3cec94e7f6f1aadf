import { expect, test } from 'vitest';
import { onWaking } from '../../../src/cluster/waking.ts';

/** What each pause takes in truth, in milliseconds beyond what was asked for, and after which ones somebody is woken. */
async function wokenAfter(beyond: readonly number[]): Promise<readonly number[]> {
  const over = new AbortController();
  const woken: number[] = [];
  let now = 0;
  let pauses = 0;
  const sleep = (ms: number): Promise<void> => {
    const more = beyond[pauses];
    if (more === undefined) over.abort();
    else now += ms + more;
    pauses += 1;
    return Promise.resolve();
  };
  await onWaking({ now: () => now, random: () => 0, sleep }, over.signal, () => void woken.push(pauses - 1));
  return woken;
}

test('a machine has slept when more time has passed than was waited', async () => {
  expect(await wokenAfter([3, 3_600_000, 20, 0, 60_000])).toEqual([1, 4]);
});

test('a busy moment, and a clock that is set back, are no sleep', async () => {
  expect(await wokenAfter([2_000, 5_000, -3_600_000, 0])).toEqual([]);
});
