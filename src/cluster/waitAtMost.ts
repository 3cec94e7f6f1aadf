/**
 * What a promise brings, or `givenUp` after `ms` milliseconds (if any) or when the signal aborts, whatever
 * the promise makes of that. The work itself goes on; no timer or listener stays behind.
 */
export async function waitAtMost<T>(
  start: () => Promise<T>,
  { ms, signal }: { readonly ms?: number; readonly signal: AbortSignal },
): Promise<T | 'givenUp'> {
  const { promise: over, resolve } = Promise.withResolvers<'givenUp'>();
  const giveUp = (): void => resolve('givenUp');
  const timer = ms === undefined ? undefined : setTimeout(giveUp, ms);
  // Listens before the work begins, so that giving up comes first where the work fails on the same signal.
  signal.addEventListener('abort', giveUp, { once: true });
  if (signal.aborted) giveUp();
  // What rejects is the caller's to deal with; timer and listener go either way.
  try {
    return await Promise.race([over, start()]);
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', giveUp);
  }
}
