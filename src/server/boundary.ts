import {
  LSPErrorCodes,
  ResponseError,
  type CancellationToken,
  type RemoteConsole,
} from 'vscode-languageserver/node';

/** Wraps a handler; see {@link boundary}. */
export type Guard = <P, R>(
  name: string,
  fallback: R,
  handle: (params: P) => Promise<R>,
) => (params: P, token?: CancellationToken) => Promise<R | ResponseError<void>>;

/**
 * The one error boundary of the server: whatever escapes a handler is a bug. It is logged with its stack, and the
 * client gets `fallback`, so that one broken request does not take the others with it. A request that was taken back is
 * not begun, and what it would have been answered is not sent.
 */
export function boundary(console: Pick<RemoteConsole, 'error'>): Guard {
  return (name, fallback, handle) => async (params, token) => {
    const cancelled = (): boolean => token?.isCancellationRequested === true;
    if (cancelled()) return takenBack();
    try {
      const answer = await handle(params);
      return cancelled() ? takenBack() : answer;
    } catch (error) {
      console.error(`${name}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
      return fallback;
    }
  };
}

function takenBack(): ResponseError<void> {
  return new ResponseError(LSPErrorCodes.RequestCancelled, 'The request was taken back.');
}
