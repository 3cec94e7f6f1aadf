import { expect, test } from 'vitest';
import { watchCluster } from '../../src/cluster/index.ts';
import { connectAs, placesIn } from '../support/connections.ts';
import { describeCluster, useSharedCluster } from '../support/cluster.ts';

describeCluster('a watch that is no longer wanted', () => {
  const cluster = useSharedCluster();

  test('ends, for a user who sees everything and for one who sees nothing', async () => {
    for (const login of [cluster.admin, cluster.nobody]) {
      const ending = new AbortController();
      const seen = Promise.withResolvers<void>();
      const watching = watchCluster(await connectAs(login), {
        places: placesIn(cluster.namespace),
        signal: ending.signal,
        onSnapshot: ({ connection }) => {
          if (connection.state === 'connected') seen.resolve();
        },
      });
      await seen.promise;
      ending.abort();
      await expect(watching).resolves.toBeUndefined();
    }
  });
});
