import { afterAll, beforeAll, expect, test } from 'vitest';
import { lookAround, type Connection } from '../../src/cluster/index.ts';
import type { Manifest } from '../../src/core/manifest.ts';
import { describeCluster, useSharedCluster } from '../support/cluster.ts';
import { connectAs } from '../support/connections.ts';
import { eventually } from '../support/eventually.ts';
import { startFaultProxy, type FaultProxy } from '../support/faultProxy.ts';

const group = 'project.openshift.io';
/** Projects as OpenShift serves them, as far as their names go. */
const projects: Manifest = {
  apiVersion: 'apiextensions.k8s.io/v1',
  kind: 'CustomResourceDefinition',
  metadata: { name: `projects.${group}` },
  spec: {
    group,
    scope: 'Cluster',
    names: { plural: 'projects', singular: 'project', kind: 'Project', listKind: 'ProjectList' },
    versions: [{ name: 'v1', served: true, storage: true, schema: { openAPIV3Schema: { type: 'object' } } }],
  },
};

describeCluster('what there is to choose a target from', () => {
  const cluster = useSharedCluster();
  const { signal } = new AbortController();
  let proxy: FaultProxy;
  let admin: Connection;
  let nobody: Connection;

  beforeAll(async () => {
    proxy = await startFaultProxy(cluster.server);
    [admin, nobody] = await Promise.all([
      connectAs(await proxy.login(cluster.admin)),
      connectAs(cluster.nobody),
    ]);
    const { namespace, client } = cluster;
    const hub = { apiVersion: 'rhdh.redhat.com/v1alpha4', kind: 'Backstage' };
    await client.create({ ...hub, metadata: { name: 'hub', namespace } });
    await client.create(projects);
    const project = { apiVersion: `${group}/v1`, kind: 'Project', metadata: { name: namespace } };
    await eventually(() => client.create(project));
  });
  afterAll(async () => {
    admin.close();
    nobody.close();
    await proxy.stop();
    await cluster.client.remove({ ...projects, name: projects.metadata.name });
  });

  test('are all namespaces and Backstages, for who may list them', async () => {
    const around = await lookAround(admin, ['known'], signal);
    expect(around.kind === 'seen' && around.namespaces).toEqual(
      expect.arrayContaining(['default', 'known', cluster.namespace]),
    );
    expect(around.kind === 'seen' && around.backstages).toContainEqual({
      name: 'hub',
      namespace: cluster.namespace,
    });
  });

  test('are the Projects and what is in them, for who may not list namespaces', async () => {
    await proxy.set(
      { kind: 'forbid', resource: 'namespaces', verbs: ['list'] },
      { kind: 'forbid', resource: 'backstages', path: '/apis/rhdh.redhat.com/v1alpha5/backstages' },
      { kind: 'forbid', resource: 'backstages', path: '/apis/rhdh.redhat.com/v1alpha4/backstages' },
    );
    const around = await lookAround(admin, ['known'], signal);
    await proxy.set();
    expect(around).toMatchObject({
      namespaces: ['known', cluster.namespace].toSorted(),
      backstages: [{ name: 'hub', namespace: cluster.namespace }],
    });
  });

  test('is what the kubeconfig names, for who may not list anything', async () => {
    expect(await lookAround(nobody, ['known'], signal)).toEqual({
      kind: 'seen',
      namespaces: ['known'],
      backstages: [],
    });
  });

  test('is nothing where the cluster is away, and that is told', async () => {
    await proxy.set({ kind: 'refuse' });
    expect((await lookAround(admin, ['known'], signal)).kind).toBe('unreachable');
    await proxy.set();
  });
});
