import { beforeAll, expect, test } from 'vitest';
import { takeSnapshot } from '../../src/cluster/index.ts';
import { evaluateAll } from '../../src/core/prerequisites/index.ts';
import { nextOf, questionsOf } from '../../src/core/prerequisites/recheck.ts';
import type { Observation } from '../../src/core/snapshot.ts';
import { placesOf } from '../../src/core/target/places.ts';
import { describeCluster, useCluster } from '../support/cluster.ts';
import { connectAs, watch } from '../support/connections.ts';
import { eventually } from '../support/eventually.ts';
import { targetOf } from '../support/targets.ts';

const target = targetOf('1.10', { namespace: 'hubs' });

describeCluster('Deployments', () => {
  const cluster = useCluster();
  const { signal } = new AbortController();

  const namespace = (name: string) =>
    cluster.server.client.apply({ apiVersion: 'v1', kind: 'Namespace', metadata: { name } });
  const deployment = (name: string, where: string) => {
    const labels = { app: name };
    const template = { metadata: { labels }, spec: { containers: [{ name: 'main', image: 'none' }] } };
    return cluster.server.client.apply({
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { name, namespace: where },
      spec: { replicas: 0, selector: { matchLabels: labels }, template },
    });
  };
  const subscribe = (name: string, where: string) =>
    cluster.server.client.apply({
      apiVersion: 'operators.coreos.com/v1alpha1',
      kind: 'Subscription',
      metadata: { name, namespace: where },
      spec: { name, channel: 'any', source: 'any', sourceNamespace: 'any' },
    });
  const placesSeen = (deployments: Observation): readonly string[] =>
    deployments.state === 'listed'
      ? deployments.objects.map(({ object }) => object.metadata.namespace ?? '')
      : [];

  beforeAll(async () => {
    for (const name of [target.namespace, 'rhdh-operator', 'team', 'tools', 'late', 'hand']) {
      await namespace(name);
      await deployment('some', name);
    }
  });

  test('are followed where the target may have some, and where its operators are subscribed', async () => {
    await subscribe('rhdh', 'tools');
    const watched = watch(await connectAs(cluster.server.admin), target.namespace);
    const seen = () => placesSeen(watched.latest.resources.deployments).toSorted();
    await eventually(() => expect(seen()).toEqual(['hubs', 'rhdh-operator', 'tools']));

    await subscribe('unrelated', 'team');
    await subscribe('logic-operator', 'late');
    await eventually(() => expect(seen()).toEqual(['hubs', 'late', 'rhdh-operator', 'tools']));
    await deployment('another', 'late');
    await deployment('another', 'team');
    await eventually(() => expect(seen().filter((name) => name === 'late')).toHaveLength(2));
    const { deployments } = watched.latest.resources;
    expect(deployments.state === 'listed' && deployments.namespaces).toContain('openshift-operators');
    expect(deployments.state === 'listed' && deployments.namespaces).not.toContain('team');
    await watched.stop();

    const connection = await connectAs(cluster.server.admin);
    const { resources } = await takeSnapshot(connection, { places: placesOf(target), signal });
    connection.close();
    expect(new Set(placesSeen(resources.deployments))).toEqual(
      new Set(['hubs', 'rhdh-operator', 'tools', 'late']),
    );
  });

  test('of an operator that somebody has installed by hand are looked for in the whole cluster', async () => {
    await deployment('knative-operator', 'hand');
    const connection = await connectAs(cluster.server.admin);
    const watched = watch(connection, target.namespace, undefined, (snapshot) =>
      nextOf(evaluateAll(snapshot, target)),
    );
    const found = { evidence: [{ ref: { kind: 'Deployment', namespace: 'hand' } }] };
    const seen = () => evaluateAll(watched.latest, target).get('serverless');
    await eventually(() => expect(seen()).toMatchObject(found));
    await watched.stop();

    const again = await connectAs(cluster.server.admin);
    const snapshot = await takeSnapshot(again, {
      places: placesOf(target),
      signal,
      questions: (one) => questionsOf(evaluateAll(one, target)),
    });
    again.close();
    expect(evaluateAll(snapshot, target).get('serverless')).toMatchObject(found);
  });
});
