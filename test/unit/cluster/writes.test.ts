import { expect, test } from 'vitest';
import { tellingWrites } from '../../../src/cluster/writes.ts';
import type { ApiRequest, Transport } from '../../../src/cluster/transport.ts';
import { message } from '../../../src/core/message.ts';

const reason = message('no');
const server: Transport = {
  server: 's',
  request: (request) =>
    Promise.resolve(
      request.path === '/refused' ? { kind: 'invalid', reason } : { kind: 'ok', status: 200, body: {} },
    ),
  stream: () => Promise.resolve({ kind: 'ended' }),
  bytes: () => Promise.resolve({ kind: 'ended' }),
  ahead: () => 0,
  reconnect: () => undefined,
  close: () => undefined,
};

const path = '/api/v1/namespaces/n/secrets/s';
const review = '/apis/authorization.k8s.io/v1/selfsubjectaccessreviews';

test.each<[string, Partial<ApiRequest>, number]>([
  ['an apply', { method: 'PATCH', path }, 1],
  ['a deletion', { method: 'DELETE', path, body: { kind: 'DeleteOptions' } }, 1],
  ['one that is refused', { method: 'PATCH', path: '/refused' }, 0],
  ['a dry run', { method: 'PATCH', path, query: { dryRun: 'All' } }, 0],
  ['a dry run of a deletion', { method: 'DELETE', path, body: { dryRun: ['All'] } }, 0],
  ['a look', { path }, 0],
  ['a review of rights', { method: 'POST', path: review }, 0],
])('%s is told of as a change %j: %i', async (_, request, times) => {
  const { transport, onWrite } = tellingWrites(server);
  const over = new AbortController();
  let told = 0;
  onWrite(over.signal, () => void told++);
  const send = () => transport.request({ path, signal: over.signal, ...request });
  await send();
  expect(told).toBe(times);
  over.abort();
  await send();
  expect(told).toBe(times);
});
