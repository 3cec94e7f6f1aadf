import { setTimeout as sleep } from 'node:timers/promises';

/** Work to be done for one key; may ask to be looked at again after so many milliseconds. */
export type Reconcile = (key: string) => Promise<number | void>;

export interface QueueOptions {
  readonly signal: AbortSignal;
  /** Told of every failure before it is tried again. */
  readonly onError: (key: string, error: unknown) => void;
}

export interface Queue {
  add(key: string): void;
}

/** Wait after the n-th failure in a row, as controller-runtime has it: 5 ms, doubling, 1000 s at most. */
export function backOff(failures: number): number {
  return Math.min(5 * 2 ** (failures - 1), 1_000_000);
}

/**
 * Reconciles keys: one at a time per key, different keys side by side. A key added while it is worked on is done
 * once more. A failure is tried again after {@link backOff}, or at once when the key is added.
 */
export function createQueue(reconcile: Reconcile, { signal, onError }: QueueOptions): Queue {
  const running = new Set<string>();
  const dirty = new Set<string>();
  const failures = new Map<string, number>();
  const waiting = new Map<string, AbortController>();

  const later = (key: string, milliseconds: number) => {
    const timer = new AbortController();
    waiting.get(key)?.abort();
    waiting.set(key, timer);
    sleep(milliseconds, undefined, { signal: AbortSignal.any([signal, timer.signal]) }).then(
      () => add(key),
      // The wait was cut short: the queue ends, or the key was added.
      () => undefined,
    );
  };

  const work = async (key: string) => {
    running.add(key);
    try {
      const again = await reconcile(key);
      failures.delete(key);
      if (again !== undefined) later(key, again);
    } catch (error) {
      if (signal.aborted) return;
      const count = (failures.get(key) ?? 0) + 1;
      failures.set(key, count);
      onError(key, error);
      later(key, backOff(count));
    } finally {
      running.delete(key);
    }
    if (dirty.delete(key)) add(key);
  };

  const add = (key: string) => {
    if (signal.aborted) return;
    if (running.has(key)) {
      dirty.add(key);
      return;
    }
    waiting.get(key)?.abort();
    waiting.delete(key);
    void work(key);
  };

  return { add };
}
