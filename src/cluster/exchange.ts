import * as http from 'node:http';
import * as https from 'node:https';
import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { message } from '../core/message.ts';
import type { Failure } from './failure.ts';
import { whyUnreachable } from './unreachable.ts';

export interface Call {
  readonly url: URL;
  readonly options: https.RequestOptions;
  readonly payload: string | undefined;
  readonly signal: AbortSignal;
  /** Milliseconds until the answer must be complete, unless {@link Received.allow} gives it more. */
  readonly deadline: number;
}

/** An answer whose status is known and whose body is still to be read. */
export interface Received {
  readonly kind: 'received';
  readonly status: number;
  readonly contentType: string;
  /** The next piece of the body; `undefined` at its end. */
  next(): Promise<Buffer | Failure | undefined>;
  /** Starts a new deadline, in milliseconds from now. */
  allow(deadline: number): void;
  /** Drops what is left of the body, together with its socket. */
  close(): void;
}

/** A kept connection turned out to be closed at the other end: the request may be made again. */
export interface StaleSocket {
  readonly kind: 'staleSocket';
}

/** The answer to a request whose signal aborts. */
export const cancelled: Extract<Failure, { kind: 'cancelled' }> = {
  kind: 'cancelled',
  reason: message('Cancelled.'),
};

/**
 * Sends one request and waits for the head of its answer. Never rejects, and never outlives its deadline or
 * its signal, whatever the socket makes of being destroyed; no timer or listener stays behind.
 */
export async function exchange(call: Call): Promise<Received | StaleSocket | Failure> {
  if (call.signal.aborted) return cancelled;
  const { protocol, origin } = call.url;
  const sent = (protocol === 'http:' ? http : https).request(call.url, call.options);
  const { promise: over, resolve: end } = Promise.withResolvers<Failure>();
  const giveUp = (failure: Failure): void => {
    release();
    end(failure);
    sent.destroy();
  };
  const limit = (milliseconds: number): NodeJS.Timeout => {
    const reason = message('{0} did not answer within {1} s.', origin, Math.round(milliseconds / 1000));
    return setTimeout(() => giveUp({ kind: 'unreachable', reason }), milliseconds);
  };
  const abort = (): void => giveUp(cancelled);
  call.signal.addEventListener('abort', abort, { once: true });
  let timer = limit(call.deadline);
  const release = (): void => {
    clearTimeout(timer);
    call.signal.removeEventListener('abort', abort);
  };
  const broken = (error: unknown): Failure => {
    release();
    return { kind: 'unreachable', reason: whyUnreachable(origin, error) };
  };

  const head = new Promise<http.IncomingMessage | StaleSocket | Failure>((resolve) => {
    sent.once('response', resolve);
    // Stays for the whole exchange: an error after the answer's head is reported here too.
    sent.on('error', (error: NodeJS.ErrnoException) => {
      const failure = broken(error);
      resolve(sent.reusedSocket && error.code === 'ECONNRESET' ? { kind: 'staleSocket' } : failure);
    });
    // A server that vanishes without a word is noticed by the operating system's probes, not by us.
    sent.once('socket', (socket) => socket.setKeepAlive(true, 30_000));
    sent.end(call.payload);
  });
  const response = await Promise.race([over, head]);
  if (!(response instanceof http.IncomingMessage)) return response;

  const pieces = body(response)[Symbol.asyncIterator]();
  const read = async (): Promise<Buffer | Failure | undefined> => {
    // A body that breaks off is an outcome like any other.
    try {
      const piece = await pieces.next();
      if (piece.done !== true) return piece.value as Buffer;
      release();
      return undefined;
    } catch (error) {
      return broken(error);
    }
  };
  return {
    kind: 'received',
    status: response.statusCode ?? 0,
    contentType: response.headers['content-type'] ?? '',
    next: () => Promise.race([over, read()]),
    allow(deadline) {
      clearTimeout(timer);
      timer = limit(deadline);
    },
    close() {
      release();
      sent.destroy();
    },
  };
}

/** API servers compress long lists when asked to. */
function body(response: http.IncomingMessage): NodeJS.ReadableStream {
  if (response.headers['content-encoding'] !== 'gzip') return response;
  return pipeline(response, createGunzip(), () => undefined);
}
