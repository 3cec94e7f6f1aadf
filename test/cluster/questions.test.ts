import { expect, test } from 'vitest';
import { watchCluster } from '../../src/cluster/index.ts';
import { evaluateAll, type Statuses } from '../../src/core/prerequisites/index.ts';
import { nextOf } from '../../src/core/prerequisites/recheck.ts';
import { placesOf } from '../../src/core/target/places.ts';
import { describeCluster, useSharedCluster } from '../support/cluster.ts';
import { connectAs } from '../support/connections.ts';
import { eventually } from '../support/eventually.ts';
import { condition, plantedWorld } from '../support/plantedWorld.ts';
import { targetOf } from '../support/targets.ts';

describeCluster('what rows ask beside the watches', () => {
  const cluster = useSharedCluster();

  const followed = async (login: { readonly kubeconfig: string }) => {
    const target = targetOf('1.10', { namespace: cluster.namespace, ownPlatform: true });
    const connection = await connectAs(login);
    const over = new AbortController();
    let latest: Statuses = new Map();
    const ended = watchCluster(connection, {
      places: placesOf(target),
      signal: over.signal,
      onSnapshot(snapshot) {
        latest = evaluateAll(snapshot, target);
        return nextOf(latest);
      },
    });
    return {
      target,
      codes: (id: 'network-policies') => latest.get(id)?.notes.map(({ code }) => code),
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
