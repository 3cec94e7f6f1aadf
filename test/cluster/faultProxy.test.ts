import { request } from 'node:https';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { createClient, type ApiClient } from '../../sandbox/apiClient.ts';
import type { Login } from '../../sandbox/apiServer.ts';
import { describeCluster, useSharedCluster } from '../support/cluster.ts';
import { eventually } from '../support/eventually.ts';
import { startFaultProxy, type FaultProxy } from '../support/faultProxy.ts';

/** A watch as its client sees it: what has arrived so far, and how it ended. */
function watch({ server, ca, token }: Login, path: string) {
  const seen = { text: '', ended: '' };
  const url = new URL(`${path}?watch=true`, server);
  const sent = request(url, { ca, headers: { authorization: `Bearer ${token}` } }, (response) => {
    response.setEncoding('utf8');
    response.on('data', (chunk: string) => (seen.text += chunk));
    response.once('end', () => (seen.ended ||= 'complete'));
    response.once('error', (error: NodeJS.ErrnoException) => (seen.ended ||= error.code ?? error.message));
  });
  sent.once('error', (error: NodeJS.ErrnoException) => (seen.ended ||= error.code ?? error.message));
  sent.end();
  return { seen, close: () => sent.destroy() };
}

describeCluster('the fault proxy', () => {
  const cluster = useSharedCluster();
  const configMaps = `/api/v1/namespaces/${cluster.namespace}/configmaps`;
  let proxy: FaultProxy;
  let login: Login;
  let client: ApiClient;

  beforeAll(async () => {
    proxy = await startFaultProxy(cluster.server);
    login = await proxy.login(cluster.admin);
    client = createClient(login);
  });
  afterEach(() => proxy.set());
  afterAll(async () => {
    client.close();
    await proxy.stop();
  });

  const get = (path: string) => client.request({ method: 'GET', path });
  const addConfigMap = (name: string, data = {}) =>
    cluster.client.create({
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name, namespace: cluster.namespace },
      data,
    });

  test('is not there when healthy: bodies, tokens and refusals pass', async () => {
    const config = {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: 'through', namespace: cluster.namespace },
    };
    expect(await client.create({ ...config, data: { a: 'b' } })).toMatchObject({ data: { a: 'b' } });
    const nobody = createClient(await proxy.login(cluster.nobody));
    expect(await nobody.request({ method: 'GET', path: configMaps })).toMatchObject({ status: 403 });
    nobody.close();
    expect(proxy.arrived).toContain(`POST ${configMaps}`);
  });

  test('a watch streams: each event arrives while the next is not yet there', async () => {
    const { seen, close } = watch(login, configMaps);
    await addConfigMap('first');
    await eventually(() => expect(seen.text).toContain('"name":"first"'));
    expect(seen.ended).toBe('');
    await addConfigMap('second');
    await eventually(() => expect(seen.text).toContain('"name":"second"'));
    close();
  });

  test('refuse: nobody listens until it is healthy again, and running watches end', async () => {
    const { seen } = watch(login, configMaps);
    await eventually(() => expect(seen.text).not.toBe(''));
    await proxy.set({ kind: 'refuse' });
    await eventually(() => expect(seen.ended).toBe('ECONNRESET'));
    await expect(get('/version')).rejects.toMatchObject({ code: 'ECONNREFUSED' });
    await proxy.set();
    expect(await get('/version')).toMatchObject({ status: 200 });
  });

  test('reset: the connection breaks instead of an answer', async () => {
    await proxy.set({ kind: 'reset', resource: 'configmaps' });
    await expect(get(configMaps)).rejects.toMatchObject({ code: 'ECONNRESET' });
    expect(await get('/api/v1/namespaces')).toMatchObject({ status: 200 });
  });

  test('forbid: one resource is refused in the words of the API server', async () => {
    await proxy.set({ kind: 'forbid', resource: 'configmaps', verbs: ['list', 'watch'] });
    expect(await get(configMaps)).toMatchObject({
      status: 403,
      body: {
        kind: 'Status',
        reason: 'Forbidden',
        message: expect.stringContaining('cannot list') as unknown,
      },
    });
    expect(await get(`${configMaps}?watch=true`)).toMatchObject({ status: 403 });
    expect(await get(`${configMaps}/absent`)).toMatchObject({ status: 404 });
    expect(await get('/api/v1/services')).toMatchObject({ status: 200 });
  });

  test.each([401, 410, 429, 500, 503])('status: %d on what matches', async (code) => {
    await proxy.set(
      { kind: 'status', code, path: '/readyz' },
      { kind: 'status', code, resource: 'services' },
    );
    expect(await get('/readyz')).toMatchObject({ status: code, body: { kind: 'Status', code } });
    expect(await get('/api/v1/services')).toMatchObject({ status: code });
    expect(await get(configMaps)).toMatchObject({ status: 200 });
  });

  test('cut: a running watch breaks off in the middle of an event', async () => {
    const { seen } = watch(login, configMaps);
    await eventually(() => expect(seen.text).not.toBe(''));
    const before = seen.text.length;
    await proxy.set({ kind: 'cut', verbs: ['watch'], afterBytes: 40 });
    await addConfigMap('cut-short', { text: 'x'.repeat(1000) });
    await eventually(() => expect(seen.ended).toBe('ECONNRESET'));
    expect(seen.text.slice(before)).toHaveLength(40);
  });

  test('cut: an answer arrives half', async () => {
    await proxy.set({ kind: 'cut', resource: 'configmaps', afterBytes: 10 });
    await expect(get(configMaps)).rejects.toThrow(/aborted|hang up/);
  });

  test('expire: a watch says that its version is too old', async () => {
    await proxy.set({ kind: 'expire', resource: 'configmaps' });
    const { seen } = watch(login, configMaps);
    await eventually(() => expect(seen.ended).toBe('complete'));
    expect(JSON.parse(seen.text)).toMatchObject({ type: 'ERROR', object: { code: 410, reason: 'Expired' } });
    expect(await get(configMaps)).toMatchObject({ status: 200 });
  });

  test('slow: the request waits, and a fault set meanwhile holds for it', async () => {
    await proxy.set({ kind: 'slow', ms: 1000, path: '/version' });
    const waiting = get('/version');
    await eventually(() => expect(proxy.arrived.at(-1)).toBe('GET /version'));
    await proxy.set({ kind: 'status', code: 503 });
    expect(await waiting).toMatchObject({ status: 503 });
  });
});
