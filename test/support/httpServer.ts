import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach } from 'vitest';
import type { Access } from '../../src/cluster/access.ts';
import { openTransport, type Transport } from '../../src/cluster/transport.ts';

const stops: (() => void)[] = [];
afterEach(() => stops.splice(0).forEach((stop) => stop()));

/** A server in this process until the test ends, a transport to it, and how many connections were made. */
export async function serve(
  answer: (request: IncomingMessage, response: ServerResponse) => void,
  access: Partial<Access> = {},
  path = '',
): Promise<{ readonly transport: Transport; readonly count: { readonly connections: number } }> {
  const count = { connections: 0 };
  const server = createServer(answer);
  server.on('connection', () => (count.connections += 1));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const transport = openTransport({
    context: 'test',
    server: `http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`,
    credentials: () => Promise.resolve({ kind: 'credentials', headers: {}, tls: {} }),
    renew: () => false,
    proof: { kind: 'nothing' },
    isUnverified: true,
    ...access,
  });
  stops.push(() => {
    transport.close();
    server.closeAllConnections();
    server.close();
  });
  return { transport, count };
}

/** Answers with JSON. */
export function json(response: ServerResponse, body: unknown, status = 200): void {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(body));
}
