import type { SecureContext } from 'node:tls';
import { message } from '../core/message.ts';
import { companyAuthorities } from './companyAuthorities.ts';
import type { Access, Credentials } from './access.ts';
import { clockDifference } from './serverClock.ts';
import { cancelled, exchange, type Received } from './exchange.ts';
import type { Answer, Failure } from './failure.ts';
import { keepSockets } from './keptSockets.ts';
import { lineSplitter } from './lines.ts';
import { sendHttp1 } from './http1.ts';
import { refusal } from './refusal.ts';
import { meaningOf } from './requestMeaning.ts';
import { openStreaming, type Sender } from './streaming.ts';
import type { Trusting } from './http2.ts';

export interface ApiRequest {
  readonly method?: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  /** `/api/v1/namespaces`, without the query. */
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  /** Media type wanted; JSON unless told. */
  readonly accept?: string;
  readonly body?: unknown;
  readonly contentType?: string;
  readonly signal: AbortSignal;
  /** Milliseconds for the whole answer, for a stream until its first byte; 30 000 unless told. */
  readonly deadline?: number;
}

interface EndlessRequest extends ApiRequest {
  /** Milliseconds after which even a lively stream is ended. */
  readonly longest: number;
}

export interface StreamRequest extends EndlessRequest {
  /** Receives each line; answering `stop` ends the stream. */
  onLine(line: string): 'go on' | 'stop';
}

export interface BytesRequest extends EndlessRequest {
  /** Receives every piece as it arrives; answering `stop` ends the stream. */
  onPiece(piece: Buffer): 'go on' | 'stop';
}

/** Raw JSON to and from one API server, over connections that are kept. */
export interface Transport {
  readonly server: string;
  /** Milliseconds by which the server's clock is ahead of this machine's, as far as that matters. */
  ahead(): number;
  request(request: ApiRequest): Promise<Answer>;
  /** Resolves when the stream is over: `ended` by the server or by `stop`, else with what broke it. */
  stream(request: StreamRequest): Promise<{ readonly kind: 'ended' } | Failure>;
  /** The same for what is no list of JSON lines; one at a time, on a connection of its own. */
  bytes(request: BytesRequest): Promise<{ readonly kind: 'ended' } | Failure>;
  /** Gives up connections that may all be dead. Streams end as unreachable; a request goes on over another one if it can. */
  reconnect(): void;
  /** Closes the connections; what is under way ends as unreachable. */
  close(): void;
}

type SenderFor = (tls: Trusting) => Promise<Sender>;

interface Opened {
  readonly received: Received | Failure;
  /** Whether others wait for its connection. */
  readonly isCrowded: () => boolean;
}

const userAgent = 'rhdh-orchestrator';
const patience = 30_000;
/** Connections for requests that end; more of them wait for their turn. */
const mostConnections = 2;
/** Milliseconds a stream may last while others wait for its connection. */
const turn = 20_000;

/** Opens nothing yet: the first request does. */
export function openTransport(access: Access): Transport {
  const base = new URL(access.server);
  const sockets = keepSockets(base, access.proxy, mostConnections);
  const streaming = openStreaming(base, access.proxy);
  const senderOfOne: SenderFor = () =>
    Promise.resolve({ send: sendHttp1, agent: sockets.agent, isCrowded: () => false });
  // What a person follows neither waits for the watches nor makes room for them.
  const others = keepSockets(base, access.proxy, 1);
  const senderOfAnother: SenderFor = () =>
    Promise.resolve({ send: sendHttp1, agent: others.agent, isCrowded: () => false });
  let trust: SecureContext | undefined;
  const difference = clockDifference();
  let closed = false;

  const trusting = ({ tls }: Credentials): Trusting => ({ ...tls, ...(trust && { secureContext: trust }) });

  const attempt = async (
    request: ApiRequest,
    encoding: 'gzip' | 'identity',
    credentials: Credentials,
    sender: Sender,
  ): Promise<Opened> => {
    const payload = request.body === undefined ? undefined : JSON.stringify(request.body);
    const headers = {
      accept: request.accept ?? 'application/json',
      'accept-encoding': encoding,
      'user-agent': userAgent,
      ...(payload !== undefined && {
        'content-type': request.contentType ?? 'application/json',
        'content-length': Buffer.byteLength(payload),
      }),
      ...credentials.headers,
    };
    const { signal, method = 'GET', deadline = patience } = request;
    const { isCrowded, agent } = sender;
    for (;;) {
      const options = { ...(agent && { agent }), ...trusting(credentials) };
      const call = { url: address(base, request), method, headers, options, payload };
      const received = await exchange(sender.send, call, { signal, deadline });
      if (received.kind === 'unknownSigner') {
        if (credentials.tls.ca === undefined && trust === undefined)
          trust = companyAuthorities(credentials.tls);
        if (trust === undefined || 'secureContext' in options)
          return { received: { ...received, kind: 'unreachable' }, isCrowded };
      } else if (received.kind !== 'staleSocket') {
        if (received.kind === 'received') difference.note(received.date);
        return { received, isCrowded };
      }
      // Writes may be repeated too: each carries a guard that refuses it if the first one got through.
      if (closed) return { received: cancelled, isCrowded };
    }
  };

  const open = async (
    request: ApiRequest,
    encoding: 'gzip' | 'identity',
    senderFor: SenderFor,
  ): Promise<Opened> => {
    const none = (received: Failure): Opened => ({ received, isCrowded: () => false });
    const credentials = await access.credentials(request.signal);
    if (request.signal.aborted) return none(cancelled);
    if (credentials.kind === 'unauthorized') return none(credentials);
    const opened = await attempt(request, encoding, credentials, await senderFor(trusting(credentials)));
    const { received } = opened;
    if (received.kind !== 'received' || received.status !== 401 || !access.renew(credentials)) return opened;
    received.close();
    trust = undefined;
    const renewed = await access.credentials(request.signal);
    if (renewed.kind === 'unauthorized') return none(renewed);
    return attempt(request, encoding, renewed, await senderFor(trusting(renewed)));
  };

  const follow = async (
    request: BytesRequest,
    senderFor: SenderFor,
  ): Promise<{ readonly kind: 'ended' } | Failure> => {
    // Compression would hold events back until a block of them is full.
    const { received, isCrowded } = await open(request, 'identity', senderFor);
    if (received.kind !== 'received') return received;
    if (received.status !== 200) {
      const answer = await answerOf(received, request, access.server);
      return answer.kind === 'ok' ? { kind: 'ended' } : answer;
    }
    received.allow(request.longest);
    return readPieces(received, request, isCrowded);
  };

  return {
    server: access.server,
    ahead: difference.ahead,
    async request(request) {
      const { received } = await open(request, 'gzip', senderOfOne);
      return received.kind === 'received' ? answerOf(received, request, access.server) : received;
    },
    async stream(request) {
      const split = lineSplitter();
      const stops = (line: string): boolean => request.onLine(line) === 'stop';
      const onPiece = (piece: Buffer) => (split(piece).some(stops) ? 'stop' : 'go on');
      const end = await follow({ ...request, onPiece }, streaming.senderFor);
      // What breaks a stream without a word has broken those beside it, too: a question would wait for them in vain.
      if (end.kind === 'unreachable') sockets.dropIdle();
      return end;
    },
    bytes: (request) => follow(request, senderOfAnother),
    reconnect() {
      sockets.drop();
      streaming.drop();
    },
    close() {
      closed = true;
      sockets.close();
      others.close();
      streaming.close();
    },
  };
}

/** A server may live under a path, as behind Rancher. */
function address(base: URL, { path, query = {} }: ApiRequest): URL {
  const url = new URL(base);
  url.pathname = `${base.pathname.replace(/\/$/, '')}${path}`;
  url.search = new URLSearchParams(query).toString();
  return url;
}

async function answerOf(received: Received, request: ApiRequest, server: string): Promise<Answer> {
  const pieces: Buffer[] = [];
  for (;;) {
    const piece = await received.next();
    if (piece === undefined) break;
    if (!Buffer.isBuffer(piece)) return piece;
    pieces.push(piece);
  }
  const text = Buffer.concat(pieces).toString('utf8');
  const { status, contentType } = received;
  const body = contentType.includes('json') ? parsed(text) : { value: text };
  if (body === undefined) {
    return { kind: 'unreachable', reason: message('{0} gave an answer that is not whole.', server) };
  }
  if (status >= 200 && status < 300) return { kind: 'ok', status, body: body.value };
  const meaning = meaningOf(request.method ?? 'GET', request.path);
  return refusal({ status, body: body.value, retryAfter: received.retryAfter }, meaning);
}

function parsed(text: string): { readonly value: unknown } | undefined {
  // Half an answer is a fault of the network, not of this program.
  try {
    return { value: JSON.parse(text) };
  } catch {
    return undefined;
  }
}

async function readPieces(
  received: Received,
  request: BytesRequest,
  isCrowded: () => boolean,
): Promise<{ readonly kind: 'ended' } | Failure> {
  const { promise: room, resolve: makeRoom } = Promise.withResolvers<'makeRoom'>();
  const turns = setInterval(() => isCrowded() && makeRoom('makeRoom'), turn);
  // However it ends, the timer goes.
  try {
    for (;;) {
      const piece = await Promise.race([room, received.next()]);
      if (piece === undefined) return { kind: 'ended' };
      if (piece !== 'makeRoom' && !Buffer.isBuffer(piece)) return piece;
      if (piece === 'makeRoom' || request.onPiece(piece) === 'stop') {
        received.close();
        return { kind: 'ended' };
      }
    }
  } finally {
    clearInterval(turns);
  }
}
