import type { Statuses } from './index.ts';

/** The next moment (milliseconds since the epoch) at which time alone may change a status; `undefined` where none can. */
export function nextRecheck(statuses: Statuses): number | undefined {
  const times = [...statuses.values()].flatMap(({ recheckAt }) => recheckAt ?? []);
  return times.length === 0 ? undefined : Math.min(...times);
}
