import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { ServerResponse, type IncomingHttpHeaders } from 'node:http';
import { constants, createSecureServer, type Http2ServerRequest, type Http2ServerResponse } from 'node:http2';
import { Agent, request as httpsRequest } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createSecureContext } from 'node:tls';
import type { ApiServer, Login } from '../../sandbox/apiServer.ts';
import type { Certificate } from '../../sandbox/certificates.ts';
import { kubeconfigText } from '../../sandbox/kubeconfig.ts';
import { faultFor, forbiddenMessage, statusBody, type Fault } from './faults.ts';
import { requestInfo } from './requestInfo.ts';

/** What a proxy must know of the server it stands in front of. */
export type FrontedServer = Pick<ApiServer, 'url' | 'ca' | 'certificate' | 'folder'>;

/** Stands in front of an API server under a certificate of the same authority and breaks what it is told to. */
export interface FaultProxy {
  readonly url: string;
  /** The same user through the proxy, with a kubeconfig of its own. */
  login(user: Login): Promise<Login>;
  /** From now on exactly these faults; none is a healthy proxy. Resolves once they are in force. */
  set(...faults: readonly Fault[]): Promise<void>;
  /** New connections meet another certificate from now on. */
  present(certificate: Certificate): void;
  /** Every request that arrived, `GET /version`, in order. */
  readonly arrived: readonly string[];
  /** Connections that are open now, and how many ever were. */
  readonly connections: { readonly open: number; readonly ever: number };
  stop(): Promise<void>;
}

interface Exchange {
  readonly method: string;
  readonly path: string;
  /** Of the client, to find its connection by. */
  readonly port: number | undefined;
  readonly request: Http2ServerRequest;
  readonly response: Http2ServerResponse;
}

/** Milliseconds that an API server keeps a connection open on which nothing is asked; Node would close it after five seconds. */
const keepAliveTimeout = 90_000;

/** Starts a proxy on a free loopback port. Stop it before the server it stands in front of. */
export async function startFaultProxy(server: FrontedServer): Promise<FaultProxy> {
  // Each watch has a connection of its own: to read the certificates for every one takes as long as its handshake.
  const agent = new Agent({ keepAlive: true, secureContext: createSecureContext({ ca: server.ca }) });
  // Speaks both versions of HTTP, as API servers do.
  const listener = Object.assign(createSecureServer({ ...server.certificate, allowHTTP1: true }), {
    keepAliveTimeout,
  });
  const running = new Set<Exchange>();
  // A TLS socket cannot be reset, but the TCP socket below it can.
  const connections = new Map<number | undefined, Socket>();
  const arrived: string[] = [];
  let ever = 0;
  let faults: readonly Fault[] = [];

  const listen = async (port: number) => {
    listener.listen(port, '127.0.0.1');
    await once(listener, 'listening');
    return (listener.address() as AddressInfo).port;
  };
  const refuse = async () => {
    const closed = once(listener, 'close');
    listener.close();
    for (const socket of connections.values()) socket.destroy();
    await closed;
  };

  const reset = ({ port: from }: Exchange) => connections.get(from)?.resetAndDestroy();

  listener.on('connection', (socket: Socket) => {
    const { remotePort } = socket;
    ever += 1;
    connections.set(remotePort, socket);
    socket.once('close', () => connections.delete(remotePort));
  });
  listener.on('request', (request, response) => {
    const { method, url: path } = request;
    const exchange = { method, path, port: request.socket.remotePort, request, response };
    arrived.push(`${method} ${path}`);
    running.add(exchange);
    response.once('close', () => running.delete(exchange));
    void answer(exchange);
  });

  const answer = async (exchange: Exchange) => {
    const slow = faultFor(faults, 'slow', exchange);
    if (slow !== undefined) await sleep(slow.ms);
    // The faults may have changed while it slept; what follows goes by those of now.
    if (faultFor(faults, 'reset', exchange) !== undefined) reset(exchange);
    else if (!answerInstead(faults, exchange)) forward(exchange);
  };

  const forward = (exchange: Exchange) => {
    const { method, path, request, response } = exchange;
    const sent = httpsRequest(new URL(path, server.url), {
      method,
      headers: passable(request.headers),
      agent,
    });
    const drop = () => breakOff(response);
    sent.once('error', drop);
    sent.once('response', (answered) => {
      response.writeHead(answered.statusCode ?? 502, passable(answered.headers));
      flush(response);
      const cutter = createCutter();
      const slowly = faultFor(faults, 'drip', exchange)?.ms;
      const pass = (chunk: Buffer) => cutter(faultFor(faults, 'cut', exchange), chunk, response);
      if (slowly === undefined) {
        answered.on('data', pass);
        answered.once('end', () => response.end());
      } else void drip(answered, slowly, pass).then(() => response.end(), drop);
      answered.once('error', drop);
    });
    response.once('close', () => sent.destroy());
    request.pipe(sent);
  };

  const port = await listen(0);
  const url = `https://127.0.0.1:${port}`;
  return {
    url,
    arrived,
    get connections() {
      return { open: connections.size, ever };
    },
    async login(user) {
      const access = { ...user, server: url };
      const kubeconfig = join(server.folder, `proxy-${port}-${user.user}.kubeconfig`);
      await writeFile(kubeconfig, kubeconfigText([access]), { mode: 0o600 });
      return { ...access, kubeconfig };
    },
    present: (certificate) => listener.setSecureContext(certificate),
    async set(...next) {
      faults = next;
      for (const exchange of running) {
        if (faultFor(faults, 'reset', exchange) !== undefined) reset(exchange);
      }
      const refuses = faults.some(({ kind }) => kind === 'refuse');
      if (refuses && listener.listening) await refuse();
      if (!refuses && !listener.listening) await listen(port);
    },
    async stop() {
      if (listener.listening) await refuse();
      agent.destroy();
    },
  };
}

async function drip(body: AsyncIterable<Buffer>, ms: number, pass: (piece: Buffer) => void): Promise<void> {
  for await (const piece of body) {
    pass(piece);
    await sleep(ms);
  }
}

/** Answers a request itself where a fault says so. */
function answerInstead(faults: readonly Fault[], exchange: Exchange): boolean {
  const { method, path, response } = exchange;
  if (faultFor(faults, 'forbid', exchange) !== undefined) {
    refuseWith(response, 403, forbiddenMessage(requestInfo(method, path)));
    return true;
  }
  const status = faultFor(faults, 'status', exchange);
  if (status !== undefined) {
    refuseWith(response, status.code, `the proxy answers ${status.code}`, status.retryAfter);
    return true;
  }
  const garbled = faultFor(faults, 'garble', exchange);
  if (garbled !== undefined) {
    response.writeHead(200, { 'content-type': garbled.as });
    response.end('<html>{"kind":"List"\n');
    return true;
  }
  const played = faultFor(faults, 'play', exchange);
  if (played !== undefined) {
    response.writeHead(200, { 'content-type': 'text/plain' });
    for (const piece of played.pieces) response.write(piece);
    if (played.after === 'end') response.end();
    return true;
  }
  if (faultFor(faults, 'expire', exchange) !== undefined && isWatchFromVersion(method, path)) {
    const object = statusBody(410, 'too old resource version');
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(`${JSON.stringify({ type: 'ERROR', object })}\n`);
    return true;
  }
  return false;
}

/** A list that begins a watch is no news of a version. */
function isWatchFromVersion(method: string, path: string): boolean {
  return requestInfo(method, path).verb === 'watch' && !path.includes('sendInitialEvents');
}

/** Headers without what belongs to one connection or one version of HTTP. */
function passable(headers: IncomingHttpHeaders): IncomingHttpHeaders {
  const hop = ['connection', 'keep-alive', 'transfer-encoding', 'upgrade', 'host'];
  return Object.fromEntries(
    Object.entries(headers).filter(([name]) => !name.startsWith(':') && !hop.includes(name)),
  );
}

/** Sends the head by itself: a watch may say nothing for a long time. HTTP/2 does so anyway. */
function flush(response: Http2ServerResponse | ServerResponse): void {
  if (response instanceof ServerResponse) response.flushHeaders();
}

function breakOff(response: Http2ServerResponse | ServerResponse): void {
  if (response instanceof ServerResponse) response.destroy();
  else response.stream.close(constants.NGHTTP2_INTERNAL_ERROR);
}

function refuseWith(response: Http2ServerResponse, code: number, message: string, retryAfter?: number): void {
  response.writeHead(code, {
    'content-type': 'application/json',
    ...(retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) }),
  });
  response.end(JSON.stringify(statusBody(code, message)));
}

/** Passes chunks on and counts, from the moment a cut is in force, how many bytes it still lets through. */
function createCutter() {
  let current: Fault | undefined;
  let left = 0;
  return (
    fault: Extract<Fault, { readonly kind: 'cut' }> | undefined,
    chunk: Buffer,
    response: Http2ServerResponse,
  ) => {
    if (fault !== current) {
      current = fault;
      left = fault?.afterBytes ?? 0;
    }
    if (fault === undefined || chunk.length <= left) {
      left -= chunk.length;
      response.write(chunk);
      return;
    }
    const part = chunk.subarray(0, left);
    left = 0;
    // What was let through must arrive before the connection ends.
    if (part.length === 0) breakOff(response);
    else response.write(part, () => breakOff(response));
  };
}
