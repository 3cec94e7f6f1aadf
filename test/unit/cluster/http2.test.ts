import { once } from 'node:events';
import { createSecureServer } from 'node:http2';
import type { AddressInfo } from 'node:net';
import { expect, test, vi } from 'vitest';
import { openHttp2 } from '../../../src/cluster/http2.ts';
import { eventually } from '../../support/eventually.ts';
import { createAuthority } from '../../../sandbox/certificates.ts';
import { startRelay } from '../../support/relay.ts';

test('a connection that dies without a word is given up, and its streams break', async () => {
  const authority = createAuthority('ours');
  const server = createSecureServer(authority.issue(), (_, response) => response.write('news'));
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const relay = await startRelay(`https://127.0.0.1:${(server.address() as AddressInfo).port}`);
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] });
  const url = new URL(relay.url);
  const http2 = await openHttp2(url, { ca: authority.cert });
  const { head } = http2.send({ url, method: 'GET', headers: {}, options: {}, payload: undefined });
  const pieces = (await (head as Promise<{ body: AsyncIterable<Buffer> }>)).body[Symbol.asyncIterator]();
  expect((await pieces.next()).value).toEqual(Buffer.from('news'));

  // While it lives each question is answered before its patience ends, which leaves the timer of the next one.
  for (let question = 0; question < 3; question++) {
    await vi.advanceTimersByTimeAsync(15_000);
    await eventually(() => expect(vi.getTimerCount()).toBe(1));
  }
  expect(http2.isOpen).toBe(true);
  relay.silence();
  await vi.advanceTimersByTimeAsync(20_000);
  expect(http2.isOpen).toBe(false);
  await expect(pieces.next()).rejects.toMatchObject({ code: 'ECONNRESET' });

  vi.useRealTimers();
  await relay.stop();
  server.close();
});
