import { connect as connectHttp2, type ClientHttp2Session, type ClientHttp2Stream } from 'node:http2';
import { isIP } from 'node:net';
import { connect as connectTls, type SecureContext } from 'node:tls';
import type { TlsOptions } from './access.ts';
import type { Call, Head, Send, Sent } from './sent.ts';

/** What TLS needs, and whom to trust besides. */
export type Trusting = TlsOptions & { readonly secureContext?: SecureContext };

/** One connection to a server that carries any number of requests at once. */
export interface Http2 {
  readonly send: Send;
  readonly isOpen: boolean;
  /** Takes no more requests and ends with the last one. */
  retire(): void;
  /** Its streams break off. */
  close(): void;
}

/** Milliseconds a connection may take to come about. */
const patience = 5_000;
/** While streams are open, a connection that dies without a word is noticed by questions of this distance and patience. */
const question = { every: 15_000, patience: 5_000 };
/** Bytes that may be under way on one stream; the default makes a long list wait for many round trips. */
const initialWindowSize = 4 * 1024 * 1024;

/** Connects; rejects where that fails or the server does not speak HTTP/2. */
export async function openHttp2(url: URL, tls: Trusting): Promise<Http2> {
  const session = await openSession(url, tls);
  let streams = 0;
  let unanswered: NodeJS.Timeout | undefined;
  // Without an error its streams would end as if the server had ended them.
  const close = (): void => session.destroy(Object.assign(new Error('given up'), { code: 'ECONNRESET' }));
  const ask = (): void => {
    if (streams === 0 || unanswered !== undefined || session.destroyed) return;
    unanswered = setTimeout(close, question.patience);
    session.ping(() => {
      clearTimeout(unanswered);
      unanswered = undefined;
    });
  };
  const asking = setInterval(ask, question.every);
  session.once('close', () => {
    clearInterval(asking);
    clearTimeout(unanswered);
  });
  return {
    send(call) {
      streams += 1;
      ask();
      return sendOver(session, call, () => {
        streams -= 1;
      });
    },
    get isOpen() {
      return !session.closed && !session.destroyed;
    },
    retire: () => session.close(),
    close,
  };
}

function openSession(url: URL, tls: Trusting): Promise<ClientHttp2Session> {
  const host = url.hostname.replace(/^\[(.*)\]$/, '$1');
  const socket = connectTls({
    host,
    port: Number(url.port === '' ? 443 : url.port),
    ALPNProtocols: ['h2', 'http/1.1'],
    ...(isIP(host) === 0 && { servername: host }),
    ...tls,
  });
  return new Promise((resolve, reject) => {
    const fail = (error: Error): void => {
      clearTimeout(timer);
      socket.destroy();
      reject(error);
    };
    const timer = setTimeout(() => fail(new Error('The connection takes too long.')), patience);
    socket.once('error', fail);
    socket.once('secureConnect', () => {
      if (socket.alpnProtocol !== 'h2') return fail(new Error('The server does not speak HTTP/2.'));
      clearTimeout(timer);
      socket.off('error', fail);
      const settings = { enablePush: false, initialWindowSize };
      const session = connectHttp2(url.origin, { createConnection: () => socket, settings });
      session.setLocalWindowSize(2 * initialWindowSize);
      // Its streams report what breaks it; nobody else has to know.
      session.on('error', () => undefined);
      resolve(session);
    });
  });
}

function sendOver(
  session: ClientHttp2Session,
  { url, method, headers, payload }: Call,
  over: () => void,
): Sent {
  const head = Promise.withResolvers<Head>();
  const begun = Promise.resolve();
  let stream: ClientHttp2Stream;
  // A session that has just ended says so by throwing.
  try {
    stream = session.request({ ...headers, ':method': method, ':path': `${url.pathname}${url.search}` });
  } catch (error) {
    head.reject(error);
    over();
    return { begun, head: head.promise, destroy: () => undefined };
  }
  stream.once('response', (answered) => {
    const retryAfter = Number(answered['retry-after']);
    head.resolve({
      status: answered[':status'] ?? 0,
      contentType: answered['content-type'] ?? '',
      retryAfter: Number.isFinite(retryAfter) ? retryAfter : undefined,
      date: Date.parse(answered.date ?? ''),
      body: stream,
    });
  });
  stream.on('error', head.reject);
  stream.once('close', () => {
    head.reject(Object.assign(new Error('closed'), { code: 'ECONNRESET' }));
    over();
  });
  stream.end(payload);
  return { begun, head: head.promise, destroy: () => stream.close() };
}
