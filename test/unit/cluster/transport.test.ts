import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import type { Access } from '../../../src/cluster/access.ts';
import type { Transport } from '../../../src/cluster/transport.ts';
import { json, serve } from '../../support/httpServer.ts';

const { signal } = new AbortController();
describe('a transport', () => {
  test('makes many requests over one connection', async () => {
    const { transport, count } = await serve((_, response) => json(response, {}));
    for (let time = 0; time < 20; time += 1) {
      expect(await transport.request({ path: '/', signal })).toEqual({ kind: 'ok', status: 200, body: {} });
    }
    expect(count.connections).toBe(1);
  });

  test('asks below the path of the server, with query, body and media types', async () => {
    const asked: object[] = [];
    const answer = (request: IncomingMessage, response: ServerResponse) => {
      const { method, url, headers } = request;
      let text = '';
      request.on('data', (piece: Buffer) => (text += piece.toString()));
      request.on('end', () => {
        asked.push({ method, url, accept: headers.accept, type: headers['content-type'], text });
        json(response, {});
      });
    };
    const { transport } = await serve(answer, {}, '/k8s/clusters/c-1/');
    const body = { note: 'ü' };
    await transport.request({
      method: 'PATCH',
      path: '/api',
      query: { a: 'b c' },
      accept: 'x/y',
      body,
      signal,
    });
    expect(asked).toEqual([
      {
        method: 'PATCH',
        url: '/k8s/clusters/c-1/api?a=b+c',
        accept: 'x/y',
        type: 'application/json',
        text: JSON.stringify(body),
      },
    ]);
  });

  test('understands compressed answers, and says when one is cut', async () => {
    const packed = gzipSync(JSON.stringify({ long: 'x'.repeat(10_000) }));
    const { transport } = await serve((request, response) => {
      response.writeHead(200, { 'content-type': 'application/json', 'content-encoding': 'gzip' });
      if (request.url === '/whole') response.end(packed);
      else response.end(packed.subarray(0, 20));
    });
    expect(await transport.request({ path: '/whole', signal })).toMatchObject({ kind: 'ok' });
    expect((await transport.request({ path: '/half', signal })).kind).toBe('unreachable');
  });

  test.each([
    ['half an object', '{"items":['],
    ['nothing', ''],
    ['a page of somebody else', '<html>'],
  ])('takes %s for no answer', async (_, text) => {
    const { transport } = await serve((__, response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end(text);
    });
    expect((await transport.request({ path: '/', signal })).kind).toBe('unreachable');
  });

  test('asks once more with new credentials when the first ones are refused', async () => {
    let token = 'old';
    const access: Partial<Access> = {
      credentials: () =>
        Promise.resolve({ kind: 'credentials', headers: { authorization: `Bearer ${token}` }, tls: {} }),
      renew: () => {
        token = 'new';
        return true;
      },
    };
    const seen: (string | undefined)[] = [];
    const { transport } = await serve((request, response) => {
      seen.push(request.headers.authorization);
      json(response, {}, request.headers.authorization === 'Bearer new' ? 200 : 401);
    }, access);
    expect((await transport.request({ path: '/', signal })).kind).toBe('ok');
    expect(seen).toEqual(['Bearer old', 'Bearer new']);
  });

  test('hands on why there are no credentials, without asking the server', async () => {
    const reason = { text: 'Log in first.', args: [] };
    let asked = 0;
    const { transport } = await serve(
      (_, response) => {
        asked += 1;
        json(response, {});
      },
      { credentials: () => Promise.resolve({ kind: 'unauthorized', reason }) },
    );
    expect(await transport.request({ path: '/', signal })).toEqual({ kind: 'unauthorized', reason });
    expect(asked).toBe(0);
  });

  test('is told what Node will not even try to send', async () => {
    const headers = { authorization: 'Bearer secret\n' };
    const { transport } = await serve((_, response) => json(response, {}), {
      credentials: () => Promise.resolve({ kind: 'credentials', headers, tls: {} }),
    });
    const answer = await transport.request({ path: '/', signal });
    expect(answer.kind).toBe('unreachable');
    expect(JSON.stringify(answer)).not.toContain('secret');
  });

  test('sends nothing that is cancelled already', async () => {
    const { transport, count } = await serve((_, response) => json(response, {}));
    expect((await transport.request({ path: '/', signal: AbortSignal.abort() })).kind).toBe('cancelled');
    expect(count.connections).toBe(0);
  });
});

describe('a stream', () => {
  const stream = (transport: Transport, onLine: (line: string) => 'go on' | 'stop', longest = 60_000) =>
    transport.stream({ path: '/', signal, longest, onLine });

  test('gives lines as they come and ends with the server', async () => {
    const { transport } = await serve((_, response) => {
      response.write('{"a":1}\n{"b"');
      setImmediate(() => response.end(':2}\n'));
    });
    const lines: string[] = [];
    const end = await stream(transport, (line) => (lines.push(line), 'go on'));
    expect({ end, lines }).toEqual({ end: { kind: 'ended' }, lines: ['{"a":1}', '{"b":2}'] });
  });

  test('stops when told to, and lets go of the server', async () => {
    let closed: Promise<unknown> | undefined;
    const { transport } = await serve((_, response) => {
      closed = once(response, 'close');
      response.write('one\ntwo\n');
    });
    const lines: string[] = [];
    expect(await stream(transport, (line) => (lines.push(line), 'stop'))).toEqual({ kind: 'ended' });
    expect(lines).toEqual(['one']);
    await closed;
  });

  test('that is silent for too long is over', async () => {
    const { transport } = await serve((_, response) => {
      response.writeHead(200).flushHeaders();
    });
    expect((await stream(transport, () => 'go on', 50)).kind).toBe('unreachable');
  });

  test('that is refused says why', async () => {
    const { transport } = await serve((_, response) => json(response, { message: 'too old' }, 410));
    expect((await stream(transport, () => 'go on')).kind).toBe('expired');
  });
});
