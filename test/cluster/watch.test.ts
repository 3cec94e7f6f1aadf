import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { describeCluster, useCluster } from '../support/cluster.ts';
import { connectAs, hastyClock, watch, type Watched } from '../support/connections.ts';
import { eventually } from '../support/eventually.ts';
import { startFaultProxy, type FaultProxy } from '../support/faultProxy.ts';

const namespace = 'watched';
const configMapWatches = { resource: 'configmaps', verbs: ['watch'] } as const;

describeCluster('a watch of a cluster', () => {
  const cluster = useCluster({});
  let proxy: FaultProxy;
  let watched: Watched;

  beforeAll(async () => {
    proxy = await startFaultProxy(cluster.server);
    await createNamespace();
  });
  beforeEach(async () => {
    watched = watch(await connectAs(await proxy.login(cluster.server.admin)), namespace, hastyClock);
    await eventually(() => expect(watched.latest.resources.configMaps.state).toBe('listed'));
  });
  afterEach(async () => {
    await proxy.set();
    await watched.stop();
  });
  afterAll(() => proxy.stop());

  const createNamespace = () =>
    cluster.server.client.create({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: namespace } });
  const configMap = (name: string) => ({ apiVersion: 'v1', kind: 'ConfigMap', name, namespace });
  const apply = (name: string, labels: Readonly<Record<string, string>> = {}) =>
    cluster.server.client.apply({
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name, namespace, labels },
      data: { text: 'not read' },
    });
  const remove = (name: string) => cluster.server.client.remove(configMap(name));
  const watches = () =>
    proxy.arrived.filter((line) => line.includes('/configmaps?') && line.includes('watch=true')).length;
  const lists = () =>
    proxy.arrived.filter((line) => line.includes('/configmaps?') && /limit=|sendInitialEvents/.test(line))
      .length;

  test('shows what is created, changed and deleted, and since when', async () => {
    await apply('one', { a: '1' });
    const first = await eventually(() => {
      const found = watched.object('configMaps', 'one');
      expect(found?.object).toMatchObject({ apiVersion: 'v1', kind: 'ConfigMap' });
      expect(found?.object.metadata.labels).toEqual({ a: '1' });
      expect(found?.object).not.toHaveProperty('data');
      return found;
    });
    await apply('other');
    await eventually(() => expect(watched.names('configMaps')).toContain('other'));
    expect(watched.object('configMaps', 'one')).toBe(first);

    await apply('one', { a: '2' });
    await eventually(() => {
      const changed = watched.object('configMaps', 'one');
      expect(changed?.object.metadata.labels).toEqual({ a: '2' });
      expect(changed?.since).toBeGreaterThan(first?.since ?? 0);
    });
    await remove('one');
    await remove('other');
    await eventually(() => expect(watched.names('configMaps')).not.toContain('one'));
  });

  test('shows the Namespaces of the target, and never those of others', async () => {
    const { client } = cluster.server;
    const made = (name: string) => client.create({ apiVersion: 'v1', kind: 'Namespace', metadata: { name } });
    await made('stranger');
    expect(watched.names('namespaces')).toEqual([namespace]);
    await made('knative-serving');
    await eventually(() => expect(watched.names('namespaces')).toEqual(['knative-serving', namespace]));
    const { namespaces } = watched.latest.resources;
    expect(namespaces.state === 'listed' && namespaces.namespaces).toContain('rhdh-operator');
    expect(namespaces.state === 'listed' && namespaces.namespaces).not.toContain('stranger');
    const asked = proxy.arrived.filter((line) => line.includes('/api/v1/namespaces?'));
    expect(asked.every((line) => line.includes('labelSelector='))).toBe(true);
  });

  test('takes three connections, and no new one for a request', async () => {
    // Those of the watch before may still be closing.
    await eventually(() => expect(proxy.connections.open).toBeLessThanOrEqual(3));
    const { ever } = proxy.connections;
    for (const name of ['first', 'second']) {
      await apply(name);
      await eventually(() => expect(watched.names('configMaps')).toContain(name));
    }
    expect(proxy.connections.ever).toBe(ever);
  });

  test('keeps no bookkeeping of the server', async () => {
    await apply('bare');
    const found = await eventually(() => {
      const object = watched.object('configMaps', 'bare');
      expect(object).toBeDefined();
      return object;
    });
    expect(found?.object.metadata).not.toHaveProperty('managedFields');
  });

  test('loses nothing when it is cut in mid-event', async () => {
    const before = watches();
    await proxy.set({ kind: 'cut', afterBytes: 100, resource: 'configmaps', verbs: ['watch'] });
    await apply('cut-1');
    await eventually(() => expect(watches()).toBeGreaterThan(before));
    await apply('cut-2');
    await remove('cut-1');
    await proxy.set();
    await eventually(() => {
      expect(watched.names('configMaps')).toContain('cut-2');
      expect(watched.names('configMaps')).not.toContain('cut-1');
    });
    expect(watched.all.every(({ connection }) => connection.state !== 'unreachable')).toBe(true);
  });

  test('goes on behind the last event instead of listing again', async () => {
    const before = { lists: lists(), watches: watches() };
    await proxy.set({ kind: 'reset', resource: 'configmaps', verbs: ['watch'] });
    await eventually(() => expect(watches()).toBeGreaterThan(before.watches));
    await proxy.set();
    await apply('after-reset');
    await eventually(() => expect(watched.names('configMaps')).toContain('after-reset'));
    expect(lists()).toBe(before.lists);
  });

  test('shows what changes although every watch ends at once', async () => {
    const ends = { kind: 'play', pieces: [], after: 'end', ...configMapWatches } as const;
    await proxy.set(ends, { kind: 'reset', ...configMapWatches });
    await proxy.set(ends);
    await apply('unwatchable');
    await eventually(() => expect(watched.names('configMaps')).toContain('unwatchable'));
    await remove('unwatchable');
    await eventually(() => expect(watched.names('configMaps')).not.toContain('unwatchable'));
    expect(watched.latest.connection.state).toBe('connected');
  });

  test('begins a watch with its list again after it took pages because lists were cut', async () => {
    const cut = { kind: 'cut', afterBytes: 60, ...configMapWatches } as const;
    const expire = { kind: 'expire', resource: 'configmaps' } as const;
    const since = { start: proxy.arrived.length };
    const seen = (how: string) =>
      proxy.arrived.slice(since.start).some((line) => line.includes('/configmaps?') && line.includes(how));
    await proxy.set(cut, expire, { kind: 'reset', ...configMapWatches });
    await proxy.set(cut, expire);
    await eventually(() => expect(seen('limit=')).toBe(true));
    since.start = proxy.arrived.length;
    await proxy.set(expire);
    await eventually(() => expect(seen('sendInitialEvents')).toBe(true));
    await proxy.set();
    await apply('listed-again');
    await eventually(() => expect(watched.names('configMaps')).toContain('listed-again'));
  });

  test('lists again when its version is too old', async () => {
    const before = lists();
    await proxy.set(
      { kind: 'expire', resource: 'configmaps' },
      { kind: 'reset', resource: 'configmaps', verbs: ['watch'] },
    );
    await proxy.set({ kind: 'expire', resource: 'configmaps' });
    await apply('unwatched');
    await eventually(() => {
      expect(lists()).toBeGreaterThan(before);
      expect(watched.names('configMaps')).toContain('unwatched');
    });
    await proxy.set();
    await apply('watched-again');
    await eventually(() => expect(watched.names('configMaps')).toContain('watched-again'));
  });

  test('keeps what it saw while the server is away, says so, and catches up', async () => {
    await apply('before');
    await eventually(() => expect(watched.names('configMaps')).toContain('before'));
    await proxy.set({ kind: 'refuse' });
    await eventually(() => expect(watched.latest.connection.state).toBe('unreachable'));
    expect(watched.names('configMaps')).toContain('before');
    await remove('before');
    await apply('meanwhile');
    await proxy.set();
    await eventually(() => {
      expect(watched.latest.connection.state).toBe('connected');
      expect(watched.names('configMaps')).toContain('meanwhile');
      expect(watched.names('configMaps')).not.toContain('before');
    });
  });

  test('asks an absent server one question at a time, for all of its watches', async () => {
    await proxy.set({ kind: 'reset' });
    const last = (count: number) => proxy.arrived.slice(-count);
    await eventually(() => expect(last(10)).toEqual(Array(10).fill('GET /readyz')));
    const start = proxy.arrived.length;
    await sleep(1_000);
    const asked = proxy.arrived.slice(start);
    expect(asked.length).toBeGreaterThan(0);
    expect(new Set(asked)).toEqual(new Set(['GET /readyz']));
    await proxy.set();
    await eventually(() => expect(watched.latest.connection.state).toBe('connected'));
  });

  test('tells a server that fails one list from one that is away', async () => {
    await proxy.set(
      { kind: 'status', code: 503, resource: 'configmaps' },
      { kind: 'reset', resource: 'configmaps', verbs: ['watch'] },
    );
    await proxy.set({ kind: 'status', code: 503, resource: 'configmaps' });
    await eventually(() => expect(watched.latest.resources.configMaps.state).toBe('unreachable'));
    expect(watched.latest.connection.state).toBe('connected');
    expect(watched.latest.resources.services.state).toBe('listed');
    await proxy.set();
    await eventually(() => expect(watched.latest.resources.configMaps.state).toBe('listed'));
  });

  test('rests when told to, and goes on at once from where it was', async () => {
    await apply('before-rest');
    await eventually(() => expect(watched.names('configMaps')).toContain('before-rest'));
    watched.gate.shut();
    // What was asked before is still answered.
    for (let last = -1; last !== proxy.arrived.length;) {
      last = proxy.arrived.length;
      await sleep(200);
    }
    const before = { lists: lists(), arrived: proxy.arrived.length, shown: watched.all.length };
    await remove('before-rest');
    await apply('while-resting');
    await sleep(1_000);
    expect(proxy.arrived.length).toBe(before.arrived);
    expect(watched.all.length).toBe(before.shown);
    watched.gate.open();
    await eventually(() => {
      expect(watched.names('configMaps')).toContain('while-resting');
      expect(watched.names('configMaps')).not.toContain('before-rest');
    });
    expect(lists()).toBe(before.lists);
  });

  test('says when the credentials are refused, and when they are accepted again', async () => {
    await proxy.set({ kind: 'status', code: 401 }, { kind: 'reset', verbs: ['watch'] });
    await proxy.set({ kind: 'status', code: 401 });
    await eventually(() => expect(watched.latest.connection.state).toBe('unauthorized'));
    await proxy.set();
    await eventually(() => expect(watched.latest.connection.state).toBe('connected'));
  });

  test('goes on when the server is started again', async () => {
    await apply('before-crash');
    await eventually(() => expect(watched.names('configMaps')).toContain('before-crash'));
    await cluster.server.crash();
    await eventually(() => expect(watched.latest.connection.state).toBe('unreachable'));
    expect(watched.names('configMaps')).toContain('before-crash');
    await cluster.server.startAgain('same');
    await apply('after-crash');
    await eventually(() => expect(watched.names('configMaps')).toContain('after-crash'));
    expect(watched.names('configMaps')).toContain('before-crash');
    await eventually(() => expect(watched.latest.connection.state).toBe('connected'));
  });

  test('shows nothing of the old cluster where another one answers in its place', async () => {
    await cluster.server.crash();
    await eventually(() => expect(watched.latest.connection.state).toBe('unreachable'));
    // All its versions are lower than those seen so far: to the API server such a watch is one of the future.
    await cluster.server.startAgain('fresh');
    await createNamespace();
    await apply('of-the-other');
    await eventually(() => expect(watched.names('configMaps')).toEqual(['of-the-other']));
  });
});
