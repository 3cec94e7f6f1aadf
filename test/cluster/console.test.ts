import { afterAll, beforeAll, expect, test } from 'vitest';
import { consolePage, type Connection } from '../../src/cluster/index.ts';
import { describeCluster, useSharedCluster } from '../support/cluster.ts';
import { connectAs } from '../support/connections.ts';

describeCluster('the page of an object in the web console', () => {
  const cluster = useSharedCluster();
  const { signal } = new AbortController();
  const home = { apiVersion: 'v1', kind: 'Namespace', name: 'openshift-config-managed' };
  const hub = { apiVersion: 'rhdh.redhat.com/v1alpha4', kind: 'Backstage', name: 'hub', namespace: 'portal' };
  let admin: Connection;
  beforeAll(async () => {
    admin = await connectAs(cluster.admin);
  });
  afterAll(async () => {
    admin.close();
    await cluster.client.remove(home);
  });

  test('is not known where the cluster does not say where its console is', async () => {
    expect((await consolePage(admin, hub, signal)).kind).toBe('notFound');
  });

  test('is below the address that everybody may read, if that is one of the web', async () => {
    const { namespace, client } = cluster;
    await client.create({ ...home, metadata: { name: home.name } });
    const console = (consoleURL: string) =>
      client.apply({
        apiVersion: 'v1',
        kind: 'ConfigMap',
        metadata: { name: 'console-public', namespace: home.name },
        data: { consoleURL },
      });
    await console('javascript:alert(1)');
    expect((await consolePage(admin, hub, signal)).kind).toBe('notFound');
    await console('https://console.apps.example.com/');
    const addressOf = async (ref: Parameters<typeof consolePage>[1]) => {
      const page = await consolePage(admin, ref, signal);
      return page.kind === 'found' ? page.address.replace('https://console.apps.example.com', '') : page.kind;
    };
    expect(await addressOf(hub)).toBe('/k8s/ns/portal/rhdh.redhat.com~v1alpha4~Backstage/hub');
    expect(await addressOf({ apiVersion: 'apps/v1', kind: 'Deployment', name: 'a', namespace })).toBe(
      `/k8s/ns/${namespace}/deployments/a`,
    );
    expect(await addressOf({ apiVersion: 'v1', kind: 'Namespace', name: 'a' })).toBe(
      '/k8s/cluster/namespaces/a',
    );
    expect(
      await addressOf({ apiVersion: 'networking.k8s.io/v1', kind: 'NetworkPolicy', name: 'a', namespace }),
    ).toBe(`/k8s/ns/${namespace}/networkpolicies/a`);
    expect(await addressOf({ apiVersion: 'nobody.example/v1', kind: 'Nothing', name: 'a' })).toBe(
      'notServed',
    );
  });
});
