import { afterAll, beforeAll, expect, test } from 'vitest';
import { waitUntilReady } from '../../src/cli/waitUntilReady.ts';
import { describeCluster, useSharedCluster } from '../support/cluster.ts';
import { connectAs } from '../support/connections.ts';
import { startFaultProxy, type FaultProxy } from '../support/faultProxy.ts';
import { targetOf } from '../support/targets.ts';

describeCluster('waiting on the command line', () => {
  const cluster = useSharedCluster();
  let proxy: FaultProxy;
  beforeAll(async () => {
    proxy = await startFaultProxy(cluster.server);
  });
  afterAll(() => proxy.stop());

  test('ends with the reason when the cluster goes away and stays away', async () => {
    const connection = await connectAs(await proxy.login(cluster.admin));
    const { signal } = new AbortController();
    const waiting = waitUntilReady(connection, targetOf('1.10'), ['serverless'], signal, 300);
    await proxy.set({ kind: 'refuse' });
    const waited = await waiting;
    expect(waited.kind).toBe('notReady');
    expect(waited.kind === 'notReady' && waited.reason.text).toMatch(/\{0\}/);
    connection.close();
  });

  test('ends at once when it is cancelled', async () => {
    await proxy.set();
    const connection = await connectAs(cluster.admin);
    const ending = new AbortController();
    const waiting = waitUntilReady(connection, targetOf('1.10'), ['serverless'], ending.signal);
    ending.abort();
    expect((await waiting).kind).toBe('notReady');
    connection.close();
  });
});
