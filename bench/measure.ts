/** Middle of the milliseconds that `work` takes, over `runs` runs after as many again to warm up. */
export function median(runs: number, work: () => unknown): number {
  for (let run = 0; run < runs; run++) work();
  const times = Array.from({ length: runs }, () => {
    const begin = performance.now();
    work();
    return performance.now() - begin;
  });
  return middle(times);
}

/** The same for work that waits, one run after the other and without a warm-up of its own. */
export async function medianOf(runs: number, work: (run: number) => Promise<unknown>): Promise<number> {
  const times: number[] = [];
  for (let run = 0; run < runs; run++) {
    const begin = performance.now();
    await work(run);
    times.push(performance.now() - begin);
  }
  return middle(times);
}

/** The middle one of an odd number of values. */
export function middle(times: readonly number[]): number {
  return times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? Number.NaN;
}
