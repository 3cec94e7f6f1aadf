import * as http from 'node:http';
import * as https from 'node:https';
import { isIPv6 } from 'node:net';
import { unescape } from 'node:querystring';
import type { Duplex } from 'node:stream';
import { SocksProxyAgent } from 'socks-proxy-agent';

/** Milliseconds in which a proxy must have opened a tunnel. */
const patience = 30_000;

/** Keeps the connections to one server, which are made through a proxy where there is one. */
export function openAgent(server: URL, proxy: URL | undefined): http.Agent {
  if (server.protocol === 'http:') return new http.Agent({ keepAlive: true });
  if (proxy === undefined) return new https.Agent({ keepAlive: true });
  if (proxy.protocol.startsWith('socks')) return new SocksProxyAgent(proxy, { keepAlive: true });
  return tunnelAgent(proxy);
}

function tunnelAgent(proxy: URL): https.Agent {
  const agent = new https.Agent({ keepAlive: true });
  const overTls = agent.createConnection.bind(agent);
  agent.createConnection = (options, callback) => {
    const host = options.host ?? '';
    const to = `${isIPv6(host) ? `[${host}]` : host}:${options.port ?? 443}`;
    tunnel(proxy, to, (socket) => {
      if (socket instanceof Error) callback?.(socket, undefined as never);
      else callback?.(null, overTls({ ...options, socket } as https.RequestOptions) as Duplex);
    });
    return undefined;
  };
  return agent;
}

/** A connection through the proxy to `host:port`. Errors tell of the proxy, which is not what was asked for. */
function tunnel(proxy: URL, to: string, opened: (socket: Duplex | Error) => void): void {
  const { protocol, hostname, port, username, password } = proxy;
  const name = `${protocol}//${proxy.host}`;
  // It leaves alone what is no escape, where `decodeURIComponent` throws.
  const login = Buffer.from(`${unescape(username)}:${unescape(password)}`);
  const asked = new http.ClientRequest({
    method: 'CONNECT',
    protocol,
    hostname: hostname.replace(/^\[|\]$/g, ''),
    ...(port !== '' && { port }),
    path: to,
    agent: protocol === 'https:' ? new https.Agent() : new http.Agent(),
    timeout: patience,
    headers: {
      host: to,
      ...(username !== '' && { 'proxy-authorization': `Basic ${login.toString('base64')}` }),
    },
  });
  asked.once('connect', ({ statusCode }, socket) => {
    // A tunnel may be silent for as long as a watch has nothing to tell.
    asked.removeAllListeners('timeout');
    socket.setTimeout(0);
    if (statusCode === 200) return opened(socket);
    socket.destroy();
    opened(new Error(`the proxy ${name} answered ${statusCode ?? 0}.`));
  });
  asked.once('response', ({ statusCode }) => {
    asked.destroy();
    opened(new Error(`the proxy ${name} answered ${statusCode ?? 0}.`));
  });
  asked.once('timeout', () => asked.destroy(new Error('it does not answer')));
  asked.once('error', ({ message }) => opened(new Error(`the proxy ${name} cannot be used: ${message}`)));
  asked.end();
}
