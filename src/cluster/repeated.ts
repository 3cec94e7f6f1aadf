import type { Clock } from './clock.ts';

/** Something that is shown; answers when to show it again by itself, in milliseconds since the epoch. */
export type Show = () => number | undefined;

/** Milliseconds. A timer may fire a little early, and then the moment would not be over yet for who looks at the time. */
const margin = 50;

/** Wraps what is shown on request so that it is also shown at the moment it has named last, until the signal aborts. */
export function repeated(clock: Clock, signal: AbortSignal, show: Show): () => void {
  let waiting = new AbortController();
  const showNow = (): void => {
    waiting.abort();
    const at = show();
    if (at === undefined || signal.aborted) return;
    const own = (waiting = new AbortController());
    const pause = Math.max(at - clock.now(), 0) + margin;
    void clock.sleep(pause, AbortSignal.any([signal, own.signal])).then(() => {
      if (!signal.aborted && !own.signal.aborted) showNow();
    });
  };
  return showNow;
}
