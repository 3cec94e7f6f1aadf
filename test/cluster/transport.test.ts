import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { plain } from '../../src/core/message.ts';
import type { Connection } from '../../src/cluster/index.ts';
import type { ApiRequest } from '../../src/cluster/transport.ts';
import { describeCluster, useSharedCluster } from '../support/cluster.ts';
import { connectAs } from '../support/connections.ts';
import { eventually } from '../support/eventually.ts';
import { startFaultProxy, type FaultProxy } from '../support/faultProxy.ts';

const { signal } = new AbortController();

describeCluster('a request to a real API server', () => {
  const cluster = useSharedCluster();
  const configMaps = `/api/v1/namespaces/${cluster.namespace}/configmaps`;
  let proxy: FaultProxy;
  let admin: Connection;
  let nobody: Connection;

  beforeAll(async () => {
    proxy = await startFaultProxy(cluster.server);
    admin = await connectAs(await proxy.login(cluster.admin));
    nobody = await connectAs(cluster.nobody);
  });
  afterEach(() => proxy.set());
  afterAll(async () => {
    admin.close();
    nobody.close();
    await proxy.stop();
  });

  const ask = (request: Omit<ApiRequest, 'signal'>) => admin.transport.request({ ...request, signal });
  const apply = (name: string, fields: object, fieldManager: string) =>
    ask({
      method: 'PATCH',
      path: `${configMaps}/${name}`,
      query: { fieldManager, fieldValidation: 'Strict' },
      contentType: 'application/apply-patch+yaml',
      body: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name }, ...fields },
    });

  test('brings the answer as it is', async () => {
    expect(await ask({ path: '/version' })).toMatchObject({ kind: 'ok', status: 200, body: { major: '1' } });
    expect(await ask({ path: '/readyz' })).toMatchObject({ kind: 'ok', body: 'ok' });
  });

  test('that is not allowed tells what, where, in the words of the server', async () => {
    const answer = await nobody.transport.request({ path: configMaps, signal });
    expect(answer).toMatchObject({
      kind: 'forbidden',
      verb: 'list',
      resource: 'configmaps',
      namespace: cluster.namespace,
    });
    expect(answer.kind === 'forbidden' && plain(answer.reason)).toContain('User "nobody" cannot list');
  });

  test('with a token nobody knows is unauthorized, and the token is in no message', async () => {
    const stranger = { ...cluster.nobody, user: 'stranger', token: 'once-good-token' };
    const connection = await connectAs(await proxy.login(stranger));
    const answer = await connection.transport.request({ path: '/version', signal });
    expect(answer.kind).toBe('unauthorized');
    expect(JSON.stringify(answer)).not.toContain('once-good-token');
    connection.close();
  });

  test.each([
    ['a version that is not served', { path: '/apis/apps/v1beta1/deployments' }, 'notServed'],
    ['a group that is not served', { path: '/apis/example.org/v1/things' }, 'notServed'],
    ['a resource that is not served', { path: '/apis/apps/v1/nonsense' }, 'notServed'],
    ['an object that is not there', { path: `${configMaps}/absent` }, 'notFound'],
    [
      'an object for a namespace that is not there',
      {
        method: 'POST',
        path: '/api/v1/namespaces/absent/configmaps',
        body: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a' } },
      },
      'namespaceMissing',
    ],
    [
      'an object that is not valid',
      {
        method: 'POST',
        path: configMaps,
        body: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'Not A Name' } },
      },
      'invalid',
    ],
    ['a list token that is none', { path: configMaps, query: { limit: '1', continue: 'xx' } }, 'invalid'],
  ] as const)('for %s says so', async (_, request, kind) => {
    expect((await ask(request)).kind).toBe(kind);
  });

  test('that sets what another manager owns names the manager and the field', async () => {
    await apply('owned', { data: { a: '1', b: '1' } }, 'somebody');
    expect(await apply('owned', { data: { a: '2', b: '1' } }, 'us')).toMatchObject({
      kind: 'fieldConflict',
      conflicts: [{ manager: 'somebody', field: '.data.a' }],
    });
  });

  test('with a field the server does not know is invalid and names the field', async () => {
    const answer = await apply('odd', { dta: { a: '1' } }, 'us');
    expect(answer.kind).toBe('invalid');
    expect(answer.kind === 'invalid' && plain(answer.reason)).toContain('.dta');
  });

  test('ends when it is cancelled', async () => {
    await proxy.set({ kind: 'slow', ms: 60_000 });
    const over = new AbortController();
    const answer = admin.transport.request({ path: '/version', signal: over.signal });
    over.abort();
    expect((await answer).kind).toBe('cancelled');
  });

  test('ends when the server takes longer than the deadline', async () => {
    await proxy.set({ kind: 'slow', ms: 60_000 });
    const answer = await ask({ path: '/version', deadline: 1_000 });
    expect(answer.kind === 'unreachable' && plain(answer.reason)).toBe(
      `${proxy.url} did not answer within 1 s.`,
    );
  });

  test('whose answer breaks off is no answer', async () => {
    await proxy.set({ kind: 'cut', afterBytes: 20, path: '/version' });
    expect((await ask({ path: '/version' })).kind).toBe('unreachable');
  });

  test('to a server that is gone says that nothing answers', async () => {
    await proxy.set({ kind: 'refuse' });
    const answer = await ask({ path: '/version' });
    expect(answer.kind === 'unreachable' && plain(answer.reason)).toContain('the connection was refused');
  });

  test('of a watch shares its connection again after nobody has answered for a while', async () => {
    const connection = await connectAs(await proxy.login(cluster.admin));
    const over = new AbortController();
    const query = { watch: 'true' };
    const watchOnce = (onLine: () => 'stop' | 'go on') =>
      connection.transport.stream({ path: configMaps, query, longest: 60_000, signal: over.signal, onLine });
    await proxy.set({ kind: 'refuse' });
    for (let attempt = 0; attempt < 5; attempt++) {
      expect(await watchOnce(() => 'stop')).toMatchObject({ kind: 'unreachable' });
    }
    await proxy.set();
    const before = proxy.connections.ever;
    const arrived = proxy.arrived.length;
    const watches = Array.from({ length: 16 }, () => watchOnce(() => 'go on'));
    await eventually(() => expect(proxy.arrived.length).toBe(arrived + watches.length));
    expect(proxy.connections.ever).toBe(before + 1);
    over.abort();
    await Promise.all(watches);
    connection.close();
  });

  test('goes on where the server has closed a kept connection', async () => {
    await ask({ path: '/version' });
    await proxy.set({ kind: 'refuse' });
    await proxy.set();
    expect((await ask({ path: '/version' })).kind).toBe('ok');
  });
});
