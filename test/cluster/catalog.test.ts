import { beforeAll, expect, test } from 'vitest';
import { furnishOpenShift } from '../../sandbox/openshift.ts';
import { evaluateAll } from '../../src/core/prerequisites/index.ts';
import { nextOf } from '../../src/core/prerequisites/recheck.ts';
import { describeCluster, useCluster } from '../support/cluster.ts';
import { connectAs, watch } from '../support/connections.ts';
import { eventually } from '../support/eventually.ts';
import { targetOf } from '../support/targets.ts';

const source = {
  apiVersion: 'operators.coreos.com/v1alpha1',
  kind: 'CatalogSource',
  name: 'redhat-operators',
  namespace: 'openshift-marketplace',
};

describeCluster('the catalog of the operators in a cluster', () => {
  const cluster = useCluster({ crds: true });
  const target = targetOf('1.10');
  beforeAll(() => furnishOpenShift(cluster.server.client));

  test('is followed in its own namespace alone, without its picture', async () => {
    const { client } = cluster.server;
    const connection = await connectAs(cluster.server.admin);
    const watched = watch(connection, target.namespace, undefined, (snapshot) =>
      nextOf(evaluateAll(snapshot, target)),
    );
    const states = () => {
      const statuses = evaluateAll(watched.latest, target);
      return ['catalog', 'serverless'].map((id) => statuses.get(id as 'catalog')?.state);
    };
    await eventually(() => expect(states()).toEqual(['ready', 'absent']));

    const icon = { base64data: 'aWNvbg==', mediatype: 'image/png' };
    await client.patch(source, { spec: { icon, priority: 1 } });
    await eventually(() => {
      const seen = watched.object('catalogSources', source.name);
      expect(seen?.object['spec']).toMatchObject({ priority: 1 });
      expect(seen?.object['spec']).not.toHaveProperty('icon');
    });
    const { apiVersion, kind } = source;
    const metadata = { name: 'community', namespace: 'default' };
    await client.create({ apiVersion, kind, metadata, spec: { sourceType: 'grpc' } });
    await client.remove(source);
    await eventually(() => expect(states()).toEqual(['absent', 'blocked']));
    expect(watched.names('catalogSources')).toEqual([]);
    await furnishOpenShift(client);
    await eventually(() => expect(states()).toEqual(['ready', 'absent']));
    await watched.stop();
  });

  test('stands in a cluster whose version is held against the release', async () => {
    const watched = watch(await connectAs(cluster.server.admin), target.namespace);
    const notes = (release: string) =>
      evaluateAll(watched.latest, targetOf(release, { monitoring: false }))
        .get('cluster')
        ?.notes.map(({ code }) => code);
    await eventually(() => expect(notes('1.8')).toEqual(['openshift-newer']));
    expect(notes('1.10')).toEqual([]);
    await watched.stop();
  });

  test('is unknown to whoever may not look there, and blocks nothing then', async () => {
    const rules = [
      { apiGroups: ['operators.coreos.com'], resources: ['subscriptions'], verbs: ['list', 'watch'] },
      {
        apiGroups: ['operators.coreos.com'],
        resources: ['clusterserviceversions', 'operatorgroups'],
        verbs: ['list', 'watch'],
      },
    ];
    const watched = watch(await connectAs(await cluster.server.addUser({ name: 'some', rules })), 'rhdh');
    await eventually(() => {
      const statuses = evaluateAll(watched.latest, target);
      expect(statuses.get('catalog')).toMatchObject({ state: 'unknown', code: 'forbidden' });
      expect(statuses.get('rhdh-operator')?.state).toBe('absent');
    });
    await watched.stop();
  });
});
