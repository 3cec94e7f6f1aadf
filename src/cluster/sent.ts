import type { OutgoingHttpHeaders } from 'node:http';
import type { RequestOptions } from 'node:https';
import type { Message } from '../core/message.ts';

/** One request, ready to be sent. */
export interface Call {
  readonly url: URL;
  readonly method: string;
  readonly headers: OutgoingHttpHeaders;
  /** Agent and what TLS needs. */
  readonly options: RequestOptions;
  readonly payload: string | undefined;
}

/** The beginning of an answer; its body may still break off. */
export interface Head {
  readonly status: number;
  readonly contentType: string;
  /** Seconds, where the server names a number of them. */
  readonly retryAfter: number | undefined;
  /** The time of the server, milliseconds since the epoch; `NaN` where it does not say. */
  readonly date: number;
  readonly body: AsyncIterable<Buffer>;
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

/** A request on its way. */
export interface Sent {
  /** Resolves once a connection is there to send it over: before that it waits for its turn. */
  readonly begun: Promise<void>;
  /** Rejects with what Node reports. */
  readonly head: Promise<Head | StaleSocket | UnknownSigner>;
  /** Ends it, with whatever belongs to it alone. */
  destroy(): void;
}

/** Sends a request by one version of HTTP. */
export type Send = (call: Call) => Sent;
