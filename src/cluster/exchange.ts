import * as http from 'node:http';
import type * as https from 'node:https';
import { pipeline } from 'node:stream';
import { urlToHttpOptions } from 'node:url';
import { createGunzip } from 'node:zlib';
import { message, type Message } from '../core/message.ts';
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

/** Who signed the certificate of the server is not known; somebody else may know. */
export interface UnknownSigner {
  readonly kind: 'unknownSigner';
  readonly reason: Message;
}

const unknownSigner: readonly unknown[] = [
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
];

/** The answer to a request whose signal aborts. */
export const cancelled: Extract<Failure, { kind: 'cancelled' }> = {
  kind: 'cancelled',
  reason: message('Cancelled.'),
};

/**
 * Sends one request and waits for the head of its answer. Never rejects, and never outlives its deadline or
 * its signal, whatever the socket makes of being destroyed; no timer or listener stays behind.
 */
export async function exchange(call: Call): Promise<Received | StaleSocket | UnknownSigner | Failure> {
  if (call.signal.aborted) return cancelled;
  const { origin } = call.url;
  // VS Code replaces `request` by a function that knows neither our agent nor the proxy of the kubeconfig.
  const sent = new http.ClientRequest({ ...urlToHttpOptions(call.url), ...call.options });
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

  const head = new Promise<http.IncomingMessage | StaleSocket | UnknownSigner | Failure>((resolve) => {
    sent.once('response', resolve);
    // Stays for the whole exchange: an error after the answer's head is reported here too.
    sent.on('error', (error: NodeJS.ErrnoException) => {
      const failure = broken(error);
      if (sent.reusedSocket && error.code === 'ECONNRESET') resolve({ kind: 'staleSocket' });
      else if (unknownSigner.includes(error.code)) resolve({ ...failure, kind: 'unknownSigner' });
      else resolve(failure);
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
