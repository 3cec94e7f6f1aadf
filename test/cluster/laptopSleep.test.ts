import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { kubeconfigText } from '../../sandbox/kubeconfig.ts';
import { describeCluster, useSharedCluster } from '../support/cluster.ts';
import { connectAs, hastyClock, watch } from '../support/connections.ts';
import { eventually } from '../support/eventually.ts';
import { startRelay } from '../support/relay.ts';

describeCluster('a laptop that has slept', () => {
  const cluster = useSharedCluster();
  // No question whether the connection still lives: the clock alone must tell.
  beforeEach(() => void vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] }));
  afterEach(() => void vi.useRealTimers());

  test('shows what happened meanwhile, although its dead connections say nothing', async () => {
    const relay = await startRelay(cluster.server.url);
    const kubeconfig = join(cluster.server.folder, 'relay.kubeconfig');
    await writeFile(kubeconfig, kubeconfigText([{ ...cluster.admin, server: relay.url }]), { mode: 0o600 });
    const time = { slept: 0 };
    const clock = { ...hastyClock, now: () => hastyClock.now() + time.slept };
    const watched = watch(await connectAs({ kubeconfig }), cluster.namespace, clock);
    await eventually(() => expect(watched.names('configMaps')).toBeDefined());
    const before = watched.all.length;

    relay.silence();
    const metadata = { name: 'while-asleep', namespace: cluster.namespace };
    await cluster.client.create({ apiVersion: 'v1', kind: 'ConfigMap', metadata });
    time.slept = 3_600_000;

    await eventually(() => expect(watched.names('configMaps')).toContain('while-asleep'));
    // The server was there all the time: only a connection that is believed for too long says anything else.
    const states = watched.all.slice(before).map(({ connection }) => connection.state);
    expect(new Set(states)).toEqual(new Set(['connected']));
    await watched.stop();
    await eventually(() => expect(relay.open).toBe(0));
    await relay.stop();
  });
});
