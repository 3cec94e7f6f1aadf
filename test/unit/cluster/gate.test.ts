import { expect, test } from 'vitest';
import { createGate, throughGate } from '../../../src/cluster/gate.ts';
import { json, serve } from '../../support/httpServer.ts';

const { signal } = new AbortController();
const stream = { path: '/stream', longest: 60_000, onLine: () => 'go on' as const, signal };

async function gated() {
  const asked: string[] = [];
  const { transport } = await serve((request, response) => {
    asked.push(request.url ?? '');
    if (request.url === '/stream') response.writeHead(200).write('{}\n');
    else json(response, {});
  });
  const gate = createGate();
  return { asked, gate, through: throughGate(transport, gate) };
}

test('a shut gate ends streams as a server does, and lets nothing begin until it is opened', async () => {
  const { asked, gate, through } = await gated();
  const running = through.stream({ ...stream, onLine: () => (gate.shut(), 'go on') });
  expect(await running).toEqual({ kind: 'ended' });
  const waiting = through.request({ path: '/one', signal });
  await new Promise((resolve) => setImmediate(resolve));
  expect(asked).toEqual(['/stream']);
  gate.open();
  expect((await waiting).kind).toBe('ok');
  expect(asked).toEqual(['/stream', '/one']);
});

test('what is cancelled while it waits is not sent', async () => {
  const { asked, gate, through } = await gated();
  gate.shut();
  const over = new AbortController();
  const waiting = through.stream({ ...stream, signal: over.signal });
  over.abort();
  expect((await waiting).kind).toBe('cancelled');
  expect(asked).toEqual([]);
});

test('tells each time it is opened, while anybody listens', () => {
  const gate = createGate();
  const over = new AbortController();
  let opened = 0;
  gate.onOpen(over.signal, () => (opened += 1));
  gate.open();
  expect(opened).toBe(0);
  gate.shut();
  gate.open();
  expect(opened).toBe(1);
  over.abort();
  gate.shut();
  gate.open();
  expect(opened).toBe(1);
});
