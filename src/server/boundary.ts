import type { RemoteConsole } from 'vscode-languageserver/node';

/** Wraps a handler; see {@link boundary}. */
export type Guard = <P, R>(
  name: string,
  fallback: R,
  handle: (params: P) => Promise<R>,
) => (params: P) => Promise<R>;

/**
 * The one error boundary of the server: whatever escapes a handler is a bug. It is logged with its stack, and the
 * client gets `fallback`, so that one broken request does not take the others with it.
 */
export function boundary(console: Pick<RemoteConsole, 'error'>): Guard {
  return (name, fallback, handle) => async (params) => {
    try {
      return await handle(params);
    } catch (error) {
      console.error(`${name}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
      return fallback;
    }
  };
}
