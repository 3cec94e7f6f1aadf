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

/**
 * Milliseconds of this thread's processor time, the middle of `runs` runs after as many to warm up. The works take turns, so
 * that whatever else the machine does meets them all alike.
 */
export async function takingTurns<Name extends string>(
  runs: number,
  works: Readonly<Record<Name, () => unknown>>,
): Promise<Readonly<Record<Name, number>>> {
  const names = Object.keys(works) as Name[];
  const times = new Map<Name, number[]>(names.map((name) => [name, []]));
  for (let run = 0; run < 2 * runs; run++) {
    for (const name of names) {
      const begin = process.threadCpuUsage();
      await works[name]();
      const { user, system } = process.threadCpuUsage(begin);
      if (run >= runs) times.get(name)?.push((user + system) / 1000);
    }
  }
  return Object.fromEntries([...times].map(([name, all]) => [name, middle(all)])) as Record<Name, number>;
}
