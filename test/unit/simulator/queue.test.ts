import { afterAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { backOff, createQueue, type Reconcile } from '../../../sandbox/simulator/queue.ts';

describe('the queue of an operator', () => {
  const ending = new AbortController();
  const failures: string[] = [];
  const queueFor = (reconcile: Reconcile) =>
    createQueue(reconcile, { signal: ending.signal, onError: (key) => failures.push(key) });
  const turns = () => new Promise((done) => setImmediate(done));

  beforeEach(() => {
    failures.length = 0;
  });

  afterAll(() => ending.abort());

  test('works on a key once at a time, and once more when it was added meanwhile', async () => {
    const releases: (() => void)[] = [];
    const reconcile = vi.fn(() => new Promise<void>((done) => releases.push(done)));
    const queue = queueFor(reconcile);
    queue.add('a');
    queue.add('a');
    queue.add('a');
    expect(reconcile).toHaveBeenCalledTimes(1);
    releases.shift()?.();
    await turns();
    expect(reconcile).toHaveBeenCalledTimes(2);
    releases.shift()?.();
    await turns();
    expect(reconcile).toHaveBeenCalledTimes(2);
  });

  test('works on different keys side by side', () => {
    const reconcile = vi.fn(() => new Promise<void>(() => undefined));
    const queue = queueFor(reconcile);
    queue.add('a');
    queue.add('b');
    expect(reconcile.mock.calls).toEqual([['a'], ['b']]);
  });

  test('tells of a failure, and takes a key that is added again at once', async () => {
    const reconcile = vi.fn<Reconcile>().mockRejectedValueOnce(new Error('refused')).mockResolvedValue();
    const queue = queueFor(reconcile);
    queue.add('a');
    await turns();
    expect(failures).toEqual(['a']);
    const before = reconcile.mock.calls.length;
    queue.add('a');
    expect(reconcile).toHaveBeenCalledTimes(before + 1);
  });

  test('waits twice as long after each failure, and a thousand seconds at most', () => {
    expect([1, 2, 3, 10, 18, 19, 30].map(backOff)).toEqual([5, 10, 20, 2560, 655_360, 1_000_000, 1_000_000]);
  });
});
