import { message } from '../core/message.ts';
import type { Failure } from './failure.ts';
import type { Call, Send, Sent, StaleSocket, UnknownSigner } from './sent.ts';
import { whyUnreachable } from './unreachable.ts';

interface Limits {
  readonly signal: AbortSignal;
  /** Milliseconds until the answer must be complete, unless {@link Received.allow} gives it more. */
  readonly deadline: number;
}

/** An answer whose status is known and whose body is still to be read. */
export interface Received {
  readonly kind: 'received';
  readonly status: number;
  readonly contentType: string;
  /** Seconds, where the server names a number of them. */
  readonly retryAfter: number | undefined;
  /** The time of the server, milliseconds since the epoch; `NaN` where it does not say. */
  readonly date: number;
  /** The next piece of the body; `undefined` at its end. */
  next(): Promise<Buffer | Failure | undefined>;
  /** Starts a new deadline, in milliseconds from now. */
  allow(deadline: number): void;
  /** Drops what is left of the body. */
  close(): void;
}

/** The answer to a request whose signal aborts. */
export const cancelled: Extract<Failure, { kind: 'cancelled' }> = {
  kind: 'cancelled',
  reason: message('Cancelled.'),
};

/**
 * Sends one request and waits for the head of its answer. Never rejects, and never outlives its deadline or
 * its signal, whatever the connection makes of being destroyed; no timer or listener stays behind.
 */
export async function exchange(
  send: Send,
  call: Call,
  { signal, deadline }: Limits,
): Promise<Received | StaleSocket | UnknownSigner | Failure> {
  if (signal.aborted) return cancelled;
  const { origin } = call.url;
  let sent: Sent;
  // What Node will not even try, it says by throwing.
  try {
    sent = send(call);
  } catch (error) {
    return { kind: 'unreachable', reason: whyUnreachable(origin, error) };
  }
  const { promise: over, resolve: end } = Promise.withResolvers<Failure>();
  const giveUp = (failure: Failure): void => {
    release();
    end(failure);
    sent.destroy();
  };
  let timer: NodeJS.Timeout | undefined;
  let isOver = false;
  const limit = (milliseconds: number): void => {
    clearTimeout(timer);
    if (isOver) return;
    const reason = message('{0} did not answer within {1} s.', origin, Math.round(milliseconds / 1000));
    timer = setTimeout(() => giveUp({ kind: 'unreachable', reason }), milliseconds);
  };
  const abort = (): void => giveUp(cancelled);
  signal.addEventListener('abort', abort, { once: true });
  // Waiting for a free connection is no fault of the server.
  void sent.begun.then(() => limit(deadline));
  const release = (): void => {
    isOver = true;
    clearTimeout(timer);
    signal.removeEventListener('abort', abort);
  };
  const broken = (error: unknown): Failure => {
    release();
    return { kind: 'unreachable', reason: whyUnreachable(origin, error) };
  };

  const head = await Promise.race([over, sent.head.catch(broken)]);
  if ('kind' in head) {
    release();
    return head;
  }
  const pieces = head.body[Symbol.asyncIterator]();
  const read = async (): Promise<Buffer | Failure | undefined> => {
    // A body that breaks off is an outcome like any other.
    try {
      const piece = await pieces.next();
      if (piece.done !== true) return piece.value;
      release();
      return undefined;
    } catch (error) {
      return broken(error);
    }
  };
  return {
    kind: 'received',
    status: head.status,
    contentType: head.contentType,
    retryAfter: head.retryAfter,
    date: head.date,
    next: () => Promise.race([over, read()]),
    allow: limit,
    close() {
      release();
      sent.destroy();
    },
  };
}
