import type { Clock } from './clock.ts';

/** Milliseconds that two clocks may be apart: the server tells whole seconds, and its words take a while. */
const tolerance = 5_000;

/** How far the clock of a server is ahead, by what its answers say. */
export interface ClockDifference {
  /** Milliseconds since the epoch, as just heard from the server; `NaN` where it said nothing. */
  note(date: number): void;
  /** Zero while nothing is known and where it is no more than chance. */
  readonly ahead: () => number;
}

export function clockDifference(): ClockDifference {
  let ahead = 0;
  return {
    note(date) {
      const heard = date - Date.now();
      // One that is kept does not tremble with every answer.
      if (Math.abs(heard - ahead) > tolerance) ahead = Math.abs(heard) > tolerance ? heard : 0;
    },
    ahead: () => ahead,
  };
}

/**
 * The clock by which objects say since when they are as they are. On a machine whose own clock is wrong what has just begun
 * would look as if it stood still for hours.
 */
export function serverClock(clock: Clock, { ahead }: Pick<ClockDifference, 'ahead'>): Clock {
  return { ...clock, now: () => clock.now() + ahead() };
}
