import { expect, test } from 'vitest';
import { systemClock, type Clock } from '../../src/cluster/clock.ts';
import { watchCluster } from '../../src/cluster/index.ts';
import { evaluateAll, type Statuses } from '../../src/core/prerequisites/index.ts';
import { nextOf } from '../../src/core/prerequisites/recheck.ts';
import { placesOf } from '../../src/core/target/places.ts';
import { describeCluster, useSharedCluster } from '../support/cluster.ts';
import { connectAs } from '../support/connections.ts';
import { eventually } from '../support/eventually.ts';
import { condition, plantedWorld } from '../support/plantedWorld.ts';
import { targetOf } from '../support/targets.ts';

/** Time that passes twenty times as fast, so that a minute is over soon. */
const start = Date.now();
const fastClock: Clock = {
  ...systemClock,
  now: () => start + (Date.now() - start) * 20,
  sleep: (ms, signal) => systemClock.sleep(ms / 20, signal),
};

describeCluster('what rows ask beside the watches', () => {
  const cluster = useSharedCluster();

  const followed = async (
    login: { readonly kubeconfig: string },
    clock: Clock = systemClock,
    workflowNamespaces: readonly string[] = [],
  ) => {
    const { namespace } = cluster;
    const target = targetOf('1.10', { namespace, ownPlatform: true, workflowNamespaces });
    const connection = await connectAs(login);
    const over = new AbortController();
    let latest: Statuses = new Map();
    const ended = watchCluster(connection, {
      places: placesOf(target),
      clock,
      signal: over.signal,
      onSnapshot(snapshot) {
        latest = evaluateAll(snapshot, target);
        return nextOf(latest);
      },
    });
    return {
      target,
      codes: (id: 'network-policies') => latest.get(id)?.notes.map(({ code }) => code),
      code: (id: 'workflow-namespaces') => latest.get(id)?.code,
      evidence: (id: 'workflows') => latest.get(id)?.evidence.map(({ value }) => value),
      async stop() {
        over.abort();
        await ended;
        connection.close();
      },
    };
  };

  test('is answered while it is followed: who may only read learns it, who may do all hears nothing', async () => {
    const [reader, admin] = await Promise.all([followed(cluster.reader), followed(cluster.admin)]);
    await eventually(() => expect(reader.codes('network-policies')).toEqual(['not-allowed']));
    await eventually(() => expect(admin.codes('network-policies')).toEqual([]));
    await Promise.all([reader.stop(), admin.stop()]);
  });

  test('is asked again without any reason: what is granted or forbidden meanwhile is seen', async () => {
    const { namespace, client } = cluster;
    const flows = `${namespace}-flows`;
    await client.create({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: flows } });
    const reader = await followed(cluster.reader, fastClock, [flows]);
    await eventually(() => expect(reader.codes('network-policies')).toEqual(['not-allowed']));
    await eventually(() => expect(reader.code('workflow-namespaces')).toBe('reachable'));

    const group = 'rbac.authorization.k8s.io';
    const metadata = { name: 'policies', namespace };
    const rules = [{ apiGroups: ['networking.k8s.io'], resources: ['networkpolicies'], verbs: ['create'] }];
    await client.create({ apiVersion: `${group}/v1`, kind: 'Role', metadata, rules });
    await client.create({
      apiVersion: `${group}/v1`,
      kind: 'RoleBinding',
      metadata,
      roleRef: { apiGroup: group, kind: 'Role', name: 'policies' },
      subjects: [{ apiGroup: group, kind: 'Group', name: 'sandbox:readers' }],
    });
    const policy = { apiVersion: 'networking.k8s.io/v1', kind: 'NetworkPolicy' };
    await client.create({
      ...policy,
      metadata: { name: 'closed', namespace: flows },
      spec: { podSelector: {}, policyTypes: ['Ingress'] },
    });
    await eventually(() => expect(reader.codes('network-policies')).toEqual([]));
    await eventually(() => expect(reader.code('workflow-namespaces')).toBe('connection-cut'));
    await client.remove({ ...policy, name: 'closed', namespace: flows });
    await eventually(() => expect(reader.code('workflow-namespaces')).toBe('reachable'));
    await reader.stop();
  });

  test('workflows are followed to their condition, without what they do', async () => {
    const { target, evidence, stop } = await followed(cluster.admin);
    const world = plantedWorld(cluster.client, target);
    await world.workflow('greeting', [condition('Running', 'False', 'WaitingForDeployment')]);
    await eventually(() => expect(evidence('workflows')).toEqual(['WaitingForDeployment']));
    const { apiVersion, kind, metadata } = world.head('sonataflow.org/v1alpha08', 'SonataFlow', 'greeting');
    const ref = { apiVersion, kind, name: metadata.name, namespace: target.namespace };
    const dataIndexRef = { url: `http://sonataflow-platform-data-index-service.${target.namespace}` };
    const status = { conditions: [condition('Running', 'True')], services: { dataIndexRef } };
    await cluster.client.patch(ref, { status }, 'status');
    await eventually(() => expect(evidence('workflows')).toEqual(['True']));
    await stop();
  });
});
