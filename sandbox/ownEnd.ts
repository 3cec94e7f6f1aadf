const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** What is to be done when this process ends. */
export interface OwnEnd {
  /** It exits; nothing asynchronous happens any more. */
  readonly exiting: () => void;
  /** It is asked to end. While somebody listens a signal no longer ends a process by itself. */
  readonly asked: (signal: NodeJS.Signals) => void;
}

/** Listens for the end of this process, until the function it returns is called. */
export function onOwnEnd({ exiting, asked }: OwnEnd): () => void {
  process.on('exit', exiting);
  for (const signal of signals) process.on(signal, asked);
  return () => {
    process.off('exit', exiting);
    for (const signal of signals) process.off(signal, asked);
  };
}
