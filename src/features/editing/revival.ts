import { setTimeout as sleep } from 'node:timers/promises';

/** Says when a server that has died may be started again. */
export interface Revival {
  /** Called when it dies; resolves when it is time to start it. */
  died(): Promise<void>;
}

/** Milliseconds. A server that lived for `stable` has not died of what killed the one before it. */
export interface Pauses {
  readonly first: number;
  readonly longest: number;
  readonly stable: number;
}

const pauses: Pauses = { first: 250, longest: 60_000, stable: 180_000 };

/**
 * Waits twice as long after each death, so that a file that kills the server does not keep the machine busy.
 * @param tell called at the first of a row of deaths.
 */
export function revival(
  tell: () => void,
  now: () => number,
  { first, longest, stable }: Pauses = pauses,
  wait: (milliseconds: number) => Promise<unknown> = sleep,
): Revival {
  let startedAt = now();
  let deaths = 0;
  return {
    async died() {
      if (now() - startedAt >= stable) deaths = 0;
      if (deaths === 0) tell();
      await wait(Math.min(first * 2 ** deaths, longest));
      deaths++;
      startedAt = now();
    },
  };
}
