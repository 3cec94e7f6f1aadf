import type { Agent } from 'node:http';
import { sendHttp1 } from './http1.ts';
import { openHttp2, type Http2, type Trusting } from './http2.ts';
import { keepSockets } from './keptSockets.ts';
import type { Send } from './sent.ts';

/** The connections of answers that do not end by themselves. */
export interface Streaming {
  /** How to send the next request for one. */
  readonly senderFor: (tls: Trusting) => Promise<Sender>;
  /** Breaks all streams off; the next one opens a new connection. */
  drop(): void;
  close(): void;
}

export interface Sender {
  readonly send: Send;
  /** For {@link sendHttp1}. */
  readonly agent?: Agent;
  /** Whether others wait for a connection, so that a stream should make room after a while. */
  readonly isCrowded: () => boolean;
}

/** After so many failures in a row it is not tried any more: something in between lets only HTTP/1.1 through. */
const enough = 3;

/** One attempt to have a connection that is shared. */
interface Attempt {
  readonly tls: Trusting;
  readonly opening: Promise<Http2 | undefined>;
  hasCounted: boolean;
}

/** With the two of short requests and one that is about to close, never more than 16. */
const mostConnections = 13;

/**
 * Streams share one HTTP/2 connection. Through a proxy, and where the server speaks HTTP/1.1 alone, each has one of
 * its own, up to a limit; beyond it they wait for each other.
 */
export function openStreaming(base: URL, proxy: URL | undefined): Streaming {
  const sockets = keepSockets(base, proxy, mostConnections);
  let shared: Attempt | undefined;
  let failures = base.protocol === 'http:' ? enough : 0;
  let isClosed = false;

  const sharedFor = async (tls: Trusting): Promise<Http2 | undefined> => {
    const known = shared;
    if (known !== undefined && isSame(known.tls, tls)) {
      const http2 = await known.opening;
      if (http2?.isOpen === true) return http2;
      // Whoever notices first that there is none opens the next one, for all.
      if (shared !== known) return sharedFor(tls);
    }
    // Refused, too slow, or another protocol: HTTP/1.1 will tell which, and in words.
    const opening = openHttp2(base, tls).catch(() => undefined);
    shared = { tls, opening, hasCounted: false };
    void known?.opening.then((http2) => http2?.retire());
    const http2 = await opening;
    if (http2 !== undefined) failures = 0;
    if (isClosed) http2?.close();
    return http2;
  };

  /** While nobody answers at all, as in an outage, an attempt that fails says nothing about the version of HTTP. */
  const sendInstead: Send = (call) => {
    const attempt = shared;
    const sent = sendHttp1(call);
    const count = (head: object): void => {
      if (attempt === undefined || attempt.hasCounted || !('status' in head)) return;
      attempt.hasCounted = true;
      failures += 1;
    };
    // What goes wrong is for whoever reads the answer.
    sent.head.then(count, () => undefined);
    return sent;
  };

  return {
    async senderFor(tls) {
      if (proxy === undefined && failures < enough) {
        const http2 = await sharedFor(tls);
        if (http2 !== undefined) return { send: http2.send, isCrowded: () => false };
      }
      const { agent } = sockets;
      return { send: sendInstead, agent, isCrowded: () => Object.keys(agent.requests).length > 0 };
    },
    drop() {
      sockets.drop();
      void shared?.opening.then((http2) => http2?.close());
    },
    close() {
      isClosed = true;
      sockets.close();
      void shared?.opening.then((http2) => http2?.close());
    },
  };
}

/** Files are read anew for every request, so equal contents count. */
function isSame(a: Trusting, b: Trusting): boolean {
  const texts = ({ ca, cert, key, servername, rejectUnauthorized }: Trusting) =>
    [ca, cert, key, servername, rejectUnauthorized].map(String).join('\n');
  return a.secureContext === b.secureContext && texts(a) === texts(b);
}
