import { strict as assert } from 'node:assert';
import { once } from 'node:events';
import { Agent, createServer, get, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { openTransport } from '../../src/cluster/transport.ts';

/** An address of this machine that the editor does not take for this machine. */
const address = '0.0.0.0';

describe('requests from the extension host', () => {
  let server: Server;
  let url: string;
  let connections = 0;

  beforeEach(async () => {
    connections = 0;
    server = createServer((_request, response) => void response.end('{}'));
    server.on('connection', () => (connections += 1));
    server.listen(0, address);
    await once(server, 'listening');
    url = `http://${address}:${(server.address() as AddressInfo).port}`;
  });
  afterEach(() => {
    server.closeAllConnections();
    server.close();
  });

  it('go over one connection that is kept', async () => {
    const transport = openTransport({
      context: 'kept',
      server: url,
      proof: { kind: 'nothing' },
      isUnverified: true,
      credentials: () => Promise.resolve({ kind: 'credentials', headers: {}, tls: {} }),
      renew: () => false,
    });
    const { signal } = new AbortController();
    for (let times = 0; times < 3; times += 1) {
      assert.equal((await transport.request({ path: '/', signal })).kind, 'ok');
    }
    transport.close();
    assert.equal(connections, 1);
  });

  it('would not, made as usual: the editor puts its own agent in place of the given one', async () => {
    const agent = new Agent({ keepAlive: true });
    for (let times = 0; times < 3; times += 1) {
      const [response] = (await once(get(url, { agent }), 'response')) as [NodeJS.ReadableStream];
      await once(response.resume(), 'end');
    }
    agent.destroy();
    assert.equal(connections, 3);
  });
});
