import type * as tls from 'node:tls';
import { message } from '../core/message.ts';
import { openAgent } from './agent.ts';
import { companyAuthorities } from './companyAuthorities.ts';
import type { Access, Credentials } from './access.ts';
import { cancelled, exchange, type Received } from './exchange.ts';
import type { Answer, Failure } from './failure.ts';
import { lineSplitter } from './lines.ts';
import { refusal } from './refusal.ts';
import { meaningOf } from './requestMeaning.ts';

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
  request(request: ApiRequest): Promise<Answer>;
  /** Resolves when the stream is over: `ended` by the server or by `stop`, else with what broke it. */
  stream(request: StreamRequest): Promise<{ readonly kind: 'ended' } | Failure>;
  /** The same for what is no list of JSON lines. */
  bytes(request: BytesRequest): Promise<{ readonly kind: 'ended' } | Failure>;
  /** Closes the connections; what is under way ends as unreachable. */
  close(): void;
}

const userAgent = 'rhdh-orchestrator';
const patience = 30_000;

/** Opens nothing yet: the first request does. */
export function openTransport(access: Access): Transport {
  const base = new URL(access.server);
  const agent = openAgent(base, access.proxy);
  let trust: tls.SecureContext | undefined;
  let closed = false;

  const attempt = async (
    request: ApiRequest,
    encoding: 'gzip' | 'identity',
    credentials: Credentials,
  ): Promise<Received | Failure> => {
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
    for (;;) {
      const options = { method, headers, agent, ...credentials.tls, ...(trust && { secureContext: trust }) };
      const received = await exchange({ url: address(base, request), options, payload, signal, deadline });
      if (received.kind === 'unknownSigner') {
        if (credentials.tls.ca === undefined && trust === undefined)
          trust = companyAuthorities(credentials.tls);
        if (trust === undefined || 'secureContext' in options) return { ...received, kind: 'unreachable' };
      } else if (received.kind !== 'staleSocket') return received;
      // Writes may be repeated too: each carries a guard that refuses it if the first one got through.
      if (closed) return cancelled;
    }
  };

  const open = async (request: ApiRequest, encoding: 'gzip' | 'identity'): Promise<Received | Failure> => {
    const credentials = await access.credentials(request.signal);
    if (request.signal.aborted) return cancelled;
    if (credentials.kind === 'unauthorized') return credentials;
    const received = await attempt(request, encoding, credentials);
    if (received.kind !== 'received' || received.status !== 401 || !access.renew(credentials))
      return received;
    received.close();
    trust = undefined;
    const renewed = await access.credentials(request.signal);
    return renewed.kind === 'unauthorized' ? renewed : attempt(request, encoding, renewed);
  };

  const bytes = async (request: BytesRequest): Promise<{ readonly kind: 'ended' } | Failure> => {
    // Compression would hold events back until a block of them is full.
    const received = await open(request, 'identity');
    if (received.kind !== 'received') return received;
    if (received.status !== 200) {
      const answer = await answerOf(received, request, access.server);
      return answer.kind === 'ok' ? { kind: 'ended' } : answer;
    }
    received.allow(request.longest);
    return readPieces(received, request);
  };

  return {
    server: access.server,
    async request(request) {
      const received = await open(request, 'gzip');
      return received.kind === 'received' ? answerOf(received, request, access.server) : received;
    },
    stream(request) {
      const split = lineSplitter();
      const stops = (line: string): boolean => request.onLine(line) === 'stop';
      return bytes({ ...request, onPiece: (piece) => (split(piece).some(stops) ? 'stop' : 'go on') });
    },
    bytes,
    close() {
      closed = true;
      agent.destroy();
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
  return refusal(status, body.value, meaningOf(request.method ?? 'GET', request.path));
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
): Promise<{ readonly kind: 'ended' } | Failure> {
  for (;;) {
    const piece = await received.next();
    if (piece === undefined) return { kind: 'ended' };
    if (!Buffer.isBuffer(piece)) return piece;
    if (request.onPiece(piece) === 'stop') {
      received.close();
      return { kind: 'ended' };
    }
  }
}
