/**
 * What a promise brings, or `givenUp` after `ms` milliseconds or when the signal aborts. The promise itself
 * goes on; no timer or listener stays behind.
 */
export async function waitAtMost<T>(
  promise: Promise<T>,
  ms: number,
  signal: AbortSignal,
): Promise<T | 'givenUp'> {
  const { promise: over, resolve } = Promise.withResolvers<'givenUp'>();
  const giveUp = (): void => resolve('givenUp');
  const timer = setTimeout(giveUp, ms);
  signal.addEventListener('abort', giveUp, { once: true });
  if (signal.aborted) giveUp();
  // A promise that rejects is the caller's to deal with; timer and listener go either way.
  try {
    return await Promise.race([promise, over]);
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', giveUp);
  }
}
