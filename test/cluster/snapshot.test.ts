import { afterAll, beforeAll, expect, test } from 'vitest';
import { createClient } from '../../sandbox/apiClient.ts';
import type { Crd } from '../../sandbox/crd.ts';
import { untilServed } from '../../sandbox/installCrds.ts';
import { systemClock, type Clock } from '../../src/cluster/clock.ts';
import { takeSnapshot } from '../../src/cluster/index.ts';
import { operatorNamespaces, type Snapshot } from '../../src/core/snapshot.ts';
import type { Login } from '../../sandbox/apiServer.ts';
import { describeCluster, useCluster } from '../support/cluster.ts';
import { connectAs, hastyClock, placesIn, watch } from '../support/connections.ts';
import { eventually } from '../support/eventually.ts';
import { startFaultProxy, type FaultProxy } from '../support/faultProxy.ts';

const namespace = 'team';
const places = placesIn(namespace);
const see = ['get', 'list', 'watch'];

const platformCrd = crd('sonataflow.org', 'v1alpha08', 'SonataFlowPlatform');

describeCluster('a snapshot', () => {
  const cluster = useCluster({});
  let proxy: FaultProxy;

  beforeAll(async () => {
    proxy = await startFaultProxy(cluster.server);
    const { client } = cluster.server;
    for (const name of [namespace, 'rhdh-operator']) {
      await client.create({ apiVersion: 'v1', kind: 'Namespace', metadata: { name } });
    }
    await client.create({
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: {
        name: 'database',
        namespace,
        annotations: {
          'kubectl.kubernetes.io/last-applied-configuration': '{"stringData":{"PASSWORD":"tell-nobody"}}',
          kept: 'yes',
        },
      },
      stringData: { PASSWORD: 'tell-nobody', USER: 'tell-nobody' },
    });
    for (const where of [namespace, 'rhdh-operator', 'default']) {
      await client.create(deployment(`serves-${where}`, where));
    }
  });
  afterAll(() => proxy.stop());

  const snapshotAs = async (login: Login): Promise<Snapshot> => {
    const connection = await connectAs(login);
    const { signal } = new AbortController();
    const snapshot = await takeSnapshot(connection, { places, signal });
    connection.close();
    return snapshot;
  };

  test('names server and context, and what the API server does not serve', async () => {
    const snapshot = await snapshotAs(cluster.server.admin);
    expect(snapshot).toMatchObject({
      context: 'admin',
      server: cluster.server.url,
      connection: { state: 'connected', version: 'v1.34.4' },
      resources: {
        subscriptions: { state: 'notServed' },
        configMaps: { state: 'listed' },
        secrets: { state: 'listed' },
      },
    });
  });

  test('knows the key names of a Secret and never a value', async () => {
    const watched = watch(await connectAs(cluster.server.admin), namespace);
    const secret = await eventually(() => {
      const found = watched.object('secrets', 'database');
      expect(found?.keys).toEqual(['PASSWORD', 'USER']);
      return found;
    });
    expect(Object.keys(secret?.object ?? {})).toEqual(['apiVersion', 'kind', 'metadata']);
    expect(secret?.object.metadata.annotations).toEqual({ kept: 'yes' });
    const everything = JSON.stringify([await snapshotAs(cluster.server.admin), watched.all]);
    expect(everything).not.toContain('tell-nobody');
    expect(everything).not.toContain(Buffer.from('tell-nobody').toString('base64'));
    await watched.stop();
  });

  test('of a user without any rights is forbidden where it matters, and never an empty list', async () => {
    const { resources, connection } = await snapshotAs(cluster.server.nobody);
    expect(connection.state).toBe('connected');
    expect(resources.deployments.state).toBe('forbidden');
    expect(resources.secrets.state).toBe('forbidden');
    expect(resources.customResourceDefinitions.state).toBe('forbidden');
    expect(Object.values(resources).filter(({ state }) => state === 'listed')).toEqual([]);
  });

  test('of a user of one namespace shows what is there, and says nothing of the rest', async () => {
    const rules = [{ apiGroups: ['apps'], resources: ['deployments'], verbs: see }];
    const member = await cluster.server.addUser({ name: 'member', namespaces: { [namespace]: rules } });
    const expected = {
      state: 'forbidden',
      seen: {
        namespaces: [namespace],
        objects: [{ object: { metadata: { name: `serves-${namespace}` } } }],
      },
    };
    expect((await snapshotAs(member)).resources.deployments).toMatchObject(expected);

    const watched = watch(await connectAs(member), namespace);
    await eventually(() => expect(watched.latest.resources.deployments).toMatchObject(expected));
    await cluster.server.client.create(deployment('second', namespace));
    await eventually(() => {
      const { deployments } = watched.latest.resources;
      expect(deployments.state === 'forbidden' && deployments.seen?.objects).toHaveLength(2);
    });
    await watched.stop();
  });

  test('of a user of all the well-known namespaces still says that the whole list is forbidden', async () => {
    const { client } = cluster.server;
    await client.create(crd('operators.coreos.com', 'v1', 'OperatorGroup'));
    const rules = [
      {
        apiGroups: ['operators.coreos.com', 'apps'],
        resources: ['operatorgroups', 'deployments'],
        verbs: see,
      },
    ];
    for (const name of places.deployments) {
      await client.apply({ apiVersion: 'v1', kind: 'Namespace', metadata: { name } });
    }
    const namespaces = Object.fromEntries(places.deployments.map((name) => [name, rules]));
    const many = await cluster.server.addUser({ name: 'many', namespaces });
    await eventually(async () => {
      const { operatorGroups, deployments } = (await snapshotAs(many)).resources;
      expect(operatorGroups).toMatchObject({ seen: { namespaces: [namespace, ...operatorNamespaces] } });
      expect(operatorGroups.state).toBe('forbidden');
      // Of these no more is ever asked for.
      expect(deployments).toMatchObject({ state: 'listed', namespaces: places.deployments });
    });
    await client.remove({ ...platformCrd, name: 'operatorgroups.operators.coreos.com' });
  });

  test('turns from forbidden to listed when the right is granted', async () => {
    const late = await cluster.server.addUser({ name: 'late' });
    const watched = watch(await connectAs(late), namespace, hastyClock);
    await eventually(() => expect(watched.latest.resources.deployments.state).toBe('forbidden'));
    await eventually(() => expect(watched.latest.resources.services.state).toBe('forbidden'));
    await cluster.server.addUser({
      name: 'late',
      rules: [{ apiGroups: ['apps', ''], resources: ['deployments', 'services'], verbs: see }],
    });
    await eventually(() => expect(watched.latest.resources.deployments.state).toBe('listed'));
    await eventually(() => expect(watched.latest.resources.services.state).toBe('listed'));
    await watched.stop();
  });

  test('says that one list is forbidden and goes on with the others', async () => {
    await proxy.set({ kind: 'forbid', resource: 'services' });
    const watched = watch(await connectAs(await proxy.login(cluster.server.admin)), namespace, hastyClock);
    await eventually(() => {
      expect(watched.latest.resources.services.state).toBe('forbidden');
      expect(watched.latest.resources.configMaps.state).toBe('listed');
    });
    await proxy.set();
    await eventually(() => expect(watched.latest.resources.services.state).toBe('listed'));
    await watched.stop();
  });

  test('with a token that has run out is unauthorized', async () => {
    const gone = await cluster.server.addUser({ name: 'gone' });
    const account = { apiVersion: 'v1', kind: 'ServiceAccount', name: 'gone', namespace: 'sandbox-users' };
    await cluster.server.client.remove(account);
    expect((await snapshotAs(gone)).connection.state).toBe('unauthorized');
    const watched = watch(await connectAs(gone), namespace);
    await eventually(() => expect(watched.latest.connection.state).toBe('unauthorized'));
    expect(Object.values(watched.latest.resources).every(({ state }) => state === 'pending')).toBe(true);
    await watched.stop();
  });

  test('of a server that does not answer says so, and knows nothing else', async () => {
    await proxy.set({ kind: 'refuse' });
    const snapshot = await snapshotAs(await proxy.login(cluster.server.admin));
    expect(snapshot.connection.state).toBe('unreachable');
    expect(Object.values(snapshot.resources).every(({ state }) => state === 'pending')).toBe(true);
    await proxy.set();
  });

  test('notices a kind that becomes known, and one that is gone, with and without sight of the CRDs', async () => {
    const { client } = cluster.server;
    const rules = [{ apiGroups: ['sonataflow.org'], resources: ['*'], verbs: see }];
    const blind = await cluster.server.addUser({ name: 'blind', namespaces: { [namespace]: rules } });
    const seeing = watch(await connectAs(cluster.server.admin), namespace);
    const guessing = watch(await connectAs(blind), namespace, hastyClock);
    const states = () => [seeing, guessing].map(({ latest }) => latest.resources.sonataFlowPlatforms.state);
    await eventually(() => expect(states()).toEqual(['notServed', 'notServed']));

    await client.create(platformCrd);
    // Without a hasty clock: it is told, and need not guess.
    await eventually(() => expect(seeing.latest.resources.sonataFlowPlatforms.state).toBe('listed'), 5_000);
    await eventually(() => expect(states()).toEqual(['listed', 'listed']));
    await client.create({
      apiVersion: 'sonataflow.org/v1alpha08',
      kind: 'SonataFlowPlatform',
      metadata: { name: 'sonataflow-platform', namespace },
    });
    await eventually(() => expect(seeing.names('sonataFlowPlatforms')).toEqual(['sonataflow-platform']));
    await eventually(() => expect(guessing.names('sonataFlowPlatforms')).toEqual(['sonataflow-platform']));
    const crd = seeing.object('customResourceDefinitions', platformCrd.metadata.name);
    expect(crd?.object['spec']).toMatchObject({
      versions: [{ name: 'v1alpha08', served: true, storage: true }],
    });
    expect(JSON.stringify(crd)).not.toContain('openAPIV3Schema');

    await client.remove({ ...platformCrd, name: platformCrd.metadata.name });
    await eventually(() => expect(states()).toEqual(['notServed', 'notServed']));
    await seeing.stop();
    await guessing.stop();
  });

  test('asks for what is not served when OLM has news, where the CRDs may not be seen', async () => {
    const { client } = cluster.server;
    const planCrd = crd('operators.coreos.com', 'v1alpha1', 'InstallPlan');
    await client.create(planCrd);
    const rules = [{ apiGroups: ['sonataflow.org', 'operators.coreos.com'], resources: ['*'], verbs: see }];
    const told = await cluster.server.addUser({ name: 'told', namespaces: { [namespace]: rules } });
    const clock = patientClock();
    const plans = `/apis/operators.coreos.com/v1alpha1/namespaces/${namespace}/installplans`;
    const asking = createClient(told);
    // Kinds and rights count a moment after they were made, and this clock tries nothing twice.
    await eventually(async () =>
      expect(await asking.request({ method: 'GET', path: plans })).toMatchObject({ status: 200 }),
    );
    asking.close();
    const watched = watch(await connectAs(told), namespace, clock);
    const state = (key: 'installPlans' | 'sonataFlowPlatforms') => watched.latest.resources[key].state;
    await eventually(() => expect(state('installPlans')).toBe('forbidden'));
    await eventually(() => expect(state('sonataFlowPlatforms')).toBe('notServed'));
    const unserved = Object.values(watched.latest.resources).filter((one) => one.state === 'notServed');
    await eventually(() => expect(clock.resting).toBeGreaterThanOrEqual(unserved.length));

    await client.create(platformCrd);
    await untilServed(client, [platformCrd]);
    // Whoever rests already goes on resting; what is asked from now on is asked again in time.
    clock.hurry();
    const plan = { apiVersion: 'operators.coreos.com/v1alpha1', kind: 'InstallPlan' };
    await client.create({ ...plan, metadata: { name: 'install', namespace } });
    await eventually(() => expect(state('sonataFlowPlatforms')).toBe('listed'));
    await watched.stop();
    for (const { metadata, ...definition } of [platformCrd, planCrd]) {
      await client.remove({ ...definition, name: metadata.name });
    }
  });
});

/**
 * A clock on which short waits are over soon, so that what breaks off goes on, and long ones never end, so that nobody asks
 * again for what is not served only because time has passed.
 */
function patientClock(): Clock & { readonly resting: number; hurry(): void } {
  const long = 5_000;
  let longest = 3_600_000;
  let resting = 0;
  return {
    ...systemClock,
    random: () => 1,
    sleep(ms, signal) {
      if (ms < long) return systemClock.sleep(ms / 20, signal);
      // Whoever is refused for want of a right, or looks at the clock now and then, waits for something else.
      if (ms > long && ms < 60_000) resting += 1;
      return systemClock.sleep(longest, signal);
    },
    get resting() {
      return resting;
    },
    hurry: () => (longest = 200),
  };
}

function deployment(name: string, where: string) {
  const labels = { app: name };
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name, namespace: where },
    spec: {
      selector: { matchLabels: labels },
      template: { metadata: { labels }, spec: { containers: [{ name: 'main', image: 'none' }] } },
    },
  };
}

function crd(group: string, version: string, kind: string): Crd {
  const singular = kind.toLowerCase();
  const plural = `${singular}s`;
  const openAPIV3Schema = { type: 'object', 'x-kubernetes-preserve-unknown-fields': true };
  return {
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: { name: `${plural}.${group}` },
    spec: {
      group,
      names: { plural, singular, kind },
      scope: 'Namespaced',
      versions: [{ name: version, served: true, storage: true, schema: { openAPIV3Schema } }],
    },
  };
}
