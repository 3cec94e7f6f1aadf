/** Work that waits until its key was left alone for a while. */
export interface Delayed {
  schedule(key: string): void;
  cancel(key: string): void;
}

/** Runs `work` for a key `milliseconds` after it was last scheduled. */
export function delayed(milliseconds: number, work: (key: string) => void): Delayed {
  const timers = new Map<string, NodeJS.Timeout>();
  const cancel = (key: string): void => {
    clearTimeout(timers.get(key));
    timers.delete(key);
  };
  return {
    cancel,
    schedule(key) {
      cancel(key);
      timers.set(
        key,
        setTimeout(() => {
          timers.delete(key);
          work(key);
        }, milliseconds),
      );
    },
  };
}
