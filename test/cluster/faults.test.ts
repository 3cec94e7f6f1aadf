import { writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { rootCertificates } from 'node:tls';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { kubeconfigText } from '../../sandbox/kubeconfig.ts';
import { plain } from '../../src/core/message.ts';
import {
  watchedResources,
  type Observation,
  type ResourceKey,
  type Snapshot,
} from '../../src/core/snapshot.ts';
import { describeCluster, useSharedCluster } from '../support/cluster.ts';
import { connectAs, hastyClock, watch, type Watched } from '../support/connections.ts';
import { eventually } from '../support/eventually.ts';
import { isLong } from '../support/longRun.ts';
import { startFaultProxy, type FaultProxy } from '../support/faultProxy.ts';
import type { Fault } from '../support/faults.ts';

/** What is to be seen while a fault lasts; what is left out is `connected`, and `listed`. */
interface Seen {
  readonly connection?: Snapshot['connection']['state'];
  readonly resources?: Partial<Record<ResourceKey, Observation['state']>>;
  /** In the words for the connection or for the resources that are not listed. */
  readonly reason?: string;
}

interface Row {
  readonly name: string;
  readonly faults: readonly Fault[];
  readonly seen: Seen;
  /** Is there from the start, or comes later as well. */
  readonly when?: 'start';
  /** Nothing tells that there is news: with all listed and without this, news are seen while the fault lasts. */
  readonly hidesNews?: true;
}

const keys = Object.keys(watchedResources) as readonly ResourceKey[];
/** What the Logic operator brings, in one state. */
const ofLogic = (state: Observation['state']): Partial<Record<ResourceKey, Observation['state']>> =>
  Object.fromEntries(
    keys.filter((key) => watchedResources[key].group === 'sonataflow.org').map((key) => [key, state]),
  );
const configMaps = { resource: 'configmaps' };
const away = (reason: string): Seen => ({ connection: 'unreachable', reason });
const failing = (reason: string): Seen => ({ resources: { configMaps: 'unreachable' }, reason });

/** Refused by themselves: every one in the long run, else one of each sort. */
const alone: readonly ResourceKey[] = isLong
  ? keys
  : ['namespaces', 'subscriptions', 'sonataFlowPlatforms', 'deployments', 'secrets'];

const rows: readonly Row[] = [
  { name: 'a server that refuses', faults: [{ kind: 'refuse' }], seen: away('the connection was refused') },
  { name: 'a server that hangs up', faults: [{ kind: 'reset' }], seen: away('was cut') },
  {
    name: 'refused credentials',
    faults: [{ kind: 'status', code: 401 }],
    seen: { connection: 'unauthorized', reason: 'does not accept the credentials' },
  },
  {
    name: '403 on everything',
    faults: keys.map((key) => ({ kind: 'forbid', resource: watchedResources[key].plural })),
    seen: {
      resources: Object.fromEntries(keys.map((key) => [key, 'forbidden'])),
      reason: 'You are not allowed to list',
    },
  },
  {
    name: 'an API group that is gone',
    faults: [{ kind: 'status', code: 404, path: '/apis/sonataflow.org' }],
    seen: { resources: ofLogic('notServed') },
  },
  ...[409, 410, 429, 500, 503].map((code): Row => ({
    name: `${code} for one resource`,
    faults: [{ kind: 'status', code, ...configMaps, ...(code === 429 && { retryAfter: 1 }) }],
    seen: failing(`the proxy answers ${code}`),
  })),
  {
    name: '503 for everything',
    faults: [{ kind: 'status', code: 503 }],
    seen: away('is not ready to serve'),
  },
  { name: 'a slow first byte', faults: [{ kind: 'slow', ms: 150 }], seen: {} },
  { name: 'a slow body', faults: [{ kind: 'drip', ms: 50 }], seen: {} },
  {
    name: 'watches that are cut in the middle of an event',
    faults: [{ kind: 'cut', afterBytes: 60, verbs: ['watch'], ...configMaps }],
    seen: {},
  },
  {
    name: 'watches that end in the middle of an event',
    faults: [
      {
        kind: 'play',
        pieces: ['{"type":"ADDED","object":{"ki'],
        after: 'end',
        verbs: ['watch'],
        ...configMaps,
      },
    ],
    seen: {},
  },
  {
    name: 'answers that are cut',
    faults: [{ kind: 'cut', afterBytes: 60, ...configMaps }],
    seen: failing('was cut'),
  },
  ...(['application/json', 'text/html'] as const).map((as): Row => ({
    name: `garbage as ${as}`,
    faults: [{ kind: 'garble', as, ...configMaps }],
    seen: failing('gave an answer that is no'),
  })),
  {
    name: 'garbage in place of what the server serves',
    faults: [{ kind: 'garble', as: 'text/html', path: '/apis/sonataflow.org/v1alpha08', verbs: ['list'] }],
    seen: {
      resources: ofLogic('unreachable'),
      reason: 'gave an answer that is no',
    },
  },
  {
    name: 'watches that send nothing',
    faults: [{ kind: 'play', pieces: [], after: 'hold', verbs: ['watch'], ...configMaps }],
    seen: {},
    hidesNews: true,
  },
  ...alone.map((key): Row => ({
    name: `403 on ${key}`,
    faults: [{ kind: 'forbid', resource: watchedResources[key].plural }],
    when: 'start',
    seen: {
      resources: { [key]: 'forbidden' },
      reason: `You are not allowed to list ${watchedResources[key].plural}`,
    },
  })),
];

describeCluster('a watch under', () => {
  const cluster = useSharedCluster();

  const withProxy = async (work: (proxy: FaultProxy) => Promise<void>): Promise<void> => {
    const proxy = await startFaultProxy(cluster.server);
    await work(proxy);
    await eventually(() => expect(proxy.connections.open).toBe(0));
    await proxy.stop();
  };
  const expectSeen = ({ connection, resources }: Snapshot, seen: Seen): void => {
    expect(connection.state).toBe(seen.connection ?? 'connected');
    const reasons = 'reason' in connection ? [plain(connection.reason)] : [];
    if (connection.state === 'connected') {
      const states = Object.fromEntries(keys.map((key) => [key, resources[key].state]));
      expect(states).toEqual(Object.fromEntries(keys.map((key) => [key, seen.resources?.[key] ?? 'listed'])));
      reasons.push(...keys.flatMap((key) => reasonOf(resources[key])));
    }
    if (seen.reason !== undefined) expect(reasons.join('\n')).toContain(seen.reason);
  };
  const timers = () => process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length;
  let timersBefore = 0;
  let unharmed: Watched;
  beforeAll(async () => {
    timersBefore = timers();
    unharmed = watch(await connectAs(cluster.admin), cluster.namespace);
  });
  afterAll(() => unharmed.stop());
  /** Whatever was seen before, it is what one sees whom nothing has befallen. */
  const expectTruth = (latest: () => Snapshot): Promise<void> =>
    eventually(() => expect(namesIn(latest())).toEqual(namesIn(unharmed.latest)));

  test.concurrent.each(rows)('$name', async ({ name, faults, seen, when, hidesNews }) => {
    await withProxy(async (proxy) => {
      await proxy.set(...faults);
      const watched = watch(await connectAs(await proxy.login(cluster.admin)), cluster.namespace, hastyClock);
      await eventually(() => expectSeen(watched.latest, seen));
      await proxy.set();
      await expectTruth(() => watched.latest);
      if (when === 'start') return watched.stop();

      // The same once everything is known: running answers break off, new ones meet the fault.
      await proxy.set(...faults, { kind: 'reset' });
      await proxy.set(...faults);
      const added = name.replaceAll(/[^a-zA-Z0-9]+/g, '-').toLowerCase();
      const metadata = { name: added, namespace: cluster.namespace };
      await cluster.client.create({ apiVersion: 'v1', kind: 'ConfigMap', metadata });
      await eventually(() => expect(watched.latest.connection.state).toBe(seen.connection ?? 'connected'));
      const isSeen = () => expect(watched.names('configMaps')).toContain(added);
      if (hidesNews !== true && Object.keys(seen).length === 0) await eventually(isSeen);
      await proxy.set();
      await eventually(isSeen);
      await expectTruth(() => watched.latest);
      await watched.stop();
    });
  });

  test('a server that speaks no TLS', async () => {
    const listener = createServer((socket) =>
      socket
        .on('error', () => undefined)
        .resume()
        .end('no TLS here\n'),
    );
    await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve));
    const { port } = listener.address() as { readonly port: number };
    const text = kubeconfigText([{ ...cluster.admin, server: `https://127.0.0.1:${port}` }]);
    const watched = watch(await connectAs(await kubeconfig('no-tls', text)), cluster.namespace, hastyClock);
    await eventually(() => expectSeen(watched.latest, away('does not answer as an HTTPS server does')));
    await watched.stop();
    await new Promise((resolve) => listener.close(resolve));
  });

  test('a certificate that another authority has signed', async () => {
    await withProxy(async (proxy) => {
      const [ca = ''] = rootCertificates;
      const text = kubeconfigText([{ ...cluster.admin, server: proxy.url, ca }]);
      const watched = watch(
        await connectAs(await kubeconfig('other-ca', text)),
        cluster.namespace,
        hastyClock,
      );
      await eventually(() =>
        expectSeen(watched.latest, away('not signed by an authority the kubeconfig names')),
      );
      await watched.stop();
    });
  });

  test('an object that is huge', async () => {
    const metadata = { name: 'huge', namespace: cluster.namespace };
    const labels = { app: 'huge' };
    const env = [{ name: 'TEXT', value: 'x'.repeat(900_000) }];
    const template = { metadata: { labels }, spec: { containers: [{ name: 'main', image: 'none', env }] } };
    const spec = { replicas: 0, selector: { matchLabels: labels }, template };
    const watched = watch(await connectAs(cluster.admin), cluster.namespace);
    await cluster.client.create({ apiVersion: 'apps/v1', kind: 'Deployment', metadata, spec });
    await eventually(() =>
      expect(watched.object('deployments', 'huge')?.object).toMatchObject({
        spec: { template: { spec: { containers: [{ env }] } } },
      }),
    );
    await cluster.client.remove({ apiVersion: 'apps/v1', kind: 'Deployment', ...metadata });
    await watched.stop();
  });

  test('a switch to another context while it connects: nothing more of the first one is told', async () => {
    await withProxy(async (proxy) => {
      await proxy.set({ kind: 'slow', ms: 200 });
      const first = watch(await connectAs(await proxy.login(cluster.admin)), cluster.namespace);
      const stopped = first.stop();
      const told = first.all.length;
      const second = watch(await connectAs(await proxy.login(cluster.reader)), cluster.namespace);
      await stopped;
      await proxy.set();
      await eventually(() => expect(second.latest.resources.configMaps.state).toBe('listed'));
      expect(first.all).toHaveLength(told);
      expect(second.latest.context).toBe('reader');
      await second.stop();
    });
  });

  test('two windows at once, and clocks that are hours apart', async () => {
    const skewed = { ...hastyClock, now: () => hastyClock.now() + 7_200_000 };
    const windows = [
      watch(await connectAs(cluster.admin), cluster.namespace),
      watch(await connectAs(cluster.admin), cluster.namespace, skewed),
    ];
    for (const { names } of windows) await eventually(() => expect(names('configMaps')).toBeDefined());
    const metadata = { name: 'for-both', namespace: cluster.namespace };
    await cluster.client.create({ apiVersion: 'v1', kind: 'ConfigMap', metadata });
    for (const { names } of windows)
      await eventually(() => expect(names('configMaps')).toContain('for-both'));
    await Promise.all(windows.map(({ stop }) => stop()));
  });

  test('none of these leaves a timer behind', async () => {
    await withProxy(async (proxy) => {
      const watched = watch(await connectAs(await proxy.login(cluster.admin)), cluster.namespace);
      await eventually(() => expect(watched.names('configMaps')).toBeDefined());
      await proxy.set({ kind: 'reset' });
      await eventually(() => expect(watched.latest.connection.state).toBe('unreachable'));
      await watched.stop();
    });
    await unharmed.stop();
    await eventually(() => expect(timers()).toBeLessThanOrEqual(timersBefore));
  });

  const kubeconfig = async (name: string, text: string): Promise<{ readonly kubeconfig: string }> => {
    const path = join(cluster.server.folder, `${name}.kubeconfig`);
    await writeFile(path, text, { mode: 0o600 });
    return { kubeconfig: path };
  };
});

function reasonOf(observation: Observation): readonly string[] {
  return 'reason' in observation ? [plain(observation.reason)] : [];
}

function namesIn({ connection, resources }: Snapshot): unknown {
  const names = keys.map((key) => {
    const observation = resources[key];
    return observation.state === 'listed'
      ? observation.objects.map(({ object: { metadata } }) => `${metadata.namespace ?? ''}/${metadata.name}`)
      : observation.state;
  });
  return [connection.state, ...names];
}
