import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { findContainer, readLog, type Connection } from '../../src/cluster/index.ts';
import { describeCluster, useSharedCluster } from '../support/cluster.ts';
import { connectAs } from '../support/connections.ts';
import { eventually } from '../support/eventually.ts';
import { startFaultProxy, type FaultProxy } from '../support/faultProxy.ts';

/** There is no kubelet: the proxy plays the log, everything else is the server's own. */
describeCluster('the log of a container', () => {
  const cluster = useSharedCluster();
  let proxy: FaultProxy;
  let admin: Connection;
  let nobody: Connection;

  const apps = (kind: string, name: string, labels: object) => ({
    apiVersion: 'apps/v1',
    kind,
    metadata: { name, namespace: cluster.namespace },
    spec: {
      selector: { matchLabels: labels },
      serviceName: name,
      template: {
        metadata: { labels },
        spec: { containers: [{ name: 'service', image: 'played' }] },
      },
    },
  });
  const pod = async (name: string, labels: Record<string, string>, status: object) => {
    const ref = { apiVersion: 'v1', kind: 'Pod', name, namespace: cluster.namespace };
    await cluster.client.create({
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { name, namespace: cluster.namespace, labels },
      spec: { containers: [{ name: 'service', image: 'played' }] },
    });
    await cluster.client.patch(ref, { status }, 'status');
  };
  const workload = (name: string) => ({
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    name,
    namespace: cluster.namespace,
  });
  const find = (name: string, connection = admin) =>
    findContainer(connection, workload(name), new AbortController().signal);

  beforeAll(async () => {
    proxy = await startFaultProxy(cluster.server);
    [admin, nobody] = await Promise.all([
      connectAs(await proxy.login(cluster.admin)),
      connectAs(await proxy.login(cluster.nobody)),
    ]);
    await Promise.all([
      cluster.client.create(apps('Deployment', 'index', { app: 'index', part: 'a' })),
      cluster.client.create(apps('StatefulSet', 'hub', { app: 'hub' })),
      cluster.client.create(apps('Deployment', 'empty', { app: 'empty' })),
    ]);
    const ended = { exitCode: 1, reason: 'Error', containerID: 'containerd://played' };
    const service = { name: 'service', image: 'played', imageID: 'played', restartCount: 3 };
    await pod(
      'index-1',
      { app: 'index', part: 'a' },
      {
        containerStatuses: [
          { ...service, ready: false, state: { running: {} }, lastState: { terminated: ended } },
        ],
      },
    );
    await pod(
      'hub-0',
      { app: 'hub' },
      { containerStatuses: [{ ...service, ready: true, state: { running: {} } }] },
    );
  });
  afterEach(() => proxy.set());
  afterAll(async () => {
    admin.close();
    nobody.close();
    await proxy.stop();
  });

  test('is that of the Pod of the workload, be it a Deployment or a StatefulSet', async () => {
    expect(await find('index')).toEqual({
      kind: 'found',
      container: {
        pod: 'index-1',
        container: 'service',
        state: 'crashed',
        hasPrevious: true,
        said: 'Error, exit code 1',
      },
    });
    expect(await find('hub')).toMatchObject({ container: { pod: 'hub-0', state: 'running' } });
  });

  test('is missing where there is no Pod, no workload or no right, and each is told', async () => {
    expect((await find('empty')).kind).toBe('noPods');
    expect((await find('gone')).kind).toBe('notFound');
    expect(await find('index', nobody)).toMatchObject({ kind: 'forbidden', resource: 'deployments.apps' });
  });

  /** Begins to read; what has arrived so far, how it ends, and how to stop it. */
  const read = (part: 'previous' | 'follow', container = 'service') => {
    const over = new AbortController();
    const seen = { text: '' };
    const end = readLog(admin, {
      namespace: cluster.namespace,
      pod: 'index-1',
      container,
      part,
      signal: over.signal,
      onText: (text) => void (seen.text += text),
    });
    return { seen, end, stop: () => over.abort() };
  };
  const path = () => `/api/v1/namespaces/${cluster.namespace}/pods/index-1/log`;

  test('comes in whole lines, empty ones and the last half one too, without colours and secrets', async () => {
    const pieces = ['one\n\n\u001B[31mtw', 'o\u001B[0m\npassword', '=tell-nobody\nhalf'];
    await proxy.set({ kind: 'play', path: path(), pieces, after: 'end' });
    const { seen, end } = read('previous');
    expect(await end).toEqual({ kind: 'ended' });
    expect(seen.text).toBe('one\n\ntwo\npassword=••••••••\nhalf\n');
    expect(proxy.arrived.at(-1)).toContain('previous=true');
  });

  test('is followed until it is stopped, and nothing stays open', async () => {
    await proxy.set({ kind: 'play', path: path(), pieces: ['begun\n'], after: 'hold' });
    const { seen, end, stop } = read('follow');
    await eventually(() => expect(seen.text).toBe('begun\n'));
    expect(proxy.arrived.at(-1)).toContain('follow=true');
    stop();
    expect((await end).kind).toBe('cancelled');
  });

  test('that is cut, and one of a container that nobody knows, say so', async () => {
    await proxy.set({ kind: 'play', path: path(), pieces: ['begun\n'], after: 'hold' });
    const { seen, end } = read('follow');
    await eventually(() => expect(seen.text).toBe('begun\n'));
    await proxy.set({ kind: 'reset', path: path() });
    expect((await end).kind).toBe('unreachable');
    await proxy.set();
    expect((await read('follow', 'other').end).kind).toBe('invalid');
  });
});
