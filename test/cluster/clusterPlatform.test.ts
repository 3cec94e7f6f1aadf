import { expect, test } from 'vitest';
import { evaluateAll } from '../../src/core/prerequisites/index.ts';
import { describeCluster, useSharedCluster } from '../support/cluster.ts';
import { connectAs, watch } from '../support/connections.ts';
import { eventually } from '../support/eventually.ts';
import { targetOf } from '../support/targets.ts';

const kind = { apiVersion: 'sonataflow.org/v1alpha08', kind: 'SonataFlowClusterPlatform' };
const name = 'cluster-platform';

describeCluster('the cluster platform', () => {
  const cluster = useSharedCluster();

  test('is followed from its making to its condition', async () => {
    const { client } = cluster;
    const target = targetOf('1.10', { workflowNamespaces: ['flows'] });
    const watched = watch(await connectAs(cluster.admin), target.namespace);
    const code = () => evaluateAll(watched.latest, target).get('cluster-platform')?.code;
    await eventually(() => expect(watched.names('sonataFlowClusterPlatforms')).toEqual([]));
    const platformRef = { name: 'sonataflow-platform', namespace: target.namespace };
    await client.create({ ...kind, metadata: { name }, spec: { platformRef } });
    await eventually(() => expect(code()).toBe('creating'));
    const conditions = [{ type: 'Succeed', status: 'True', reason: '', message: '' }];
    await client.patch({ ...kind, name }, { status: { conditions } }, 'status');
    await eventually(() => expect(code()).toBe('succeed'));
    await watched.stop();
    await client.remove({ ...kind, name });
  });
});
