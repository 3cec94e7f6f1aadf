import { afterAll, beforeAll, expect, test } from 'vitest';
import { plain } from '../../src/core/message.ts';
import { createAuthority, type Certificate } from '../../sandbox/certificates.ts';
import { describeCluster, useSharedCluster } from '../support/cluster.ts';
import { connectAs, hastyClock, watch, type Watched } from '../support/connections.ts';
import { eventually } from '../support/eventually.ts';
import { startFaultProxy, type FaultProxy } from '../support/faultProxy.ts';

describeCluster('a watch of a server that changes its certificate', () => {
  const cluster = useSharedCluster();
  const authority = createAuthority('ours');
  let proxy: FaultProxy;
  let watched: Watched;

  beforeAll(async () => {
    proxy = await startFaultProxy({ ...cluster.server, certificate: authority.issue() });
    const login = await proxy.login({ ...cluster.admin, ca: authority.cert });
    watched = watch(await connectAs(login), cluster.namespace, hastyClock);
    await eventually(() => expect(watched.latest.resources.configMaps.state).toBe('listed'));
  });
  afterAll(async () => {
    await watched.stop();
    await proxy.stop();
  });

  const create = (name: string) =>
    cluster.client.create({
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name, namespace: cluster.namespace },
    });
  /** As when a server is started again with it. */
  const change = async (certificate: Certificate) => {
    await proxy.set({ kind: 'refuse' });
    proxy.present(certificate);
    await proxy.set();
  };

  test('for one of the same authority goes on without a word', async () => {
    const before = { told: watched.all.length, connections: proxy.connections.ever };
    proxy.present(authority.issue());
    await proxy.set({ kind: 'reset' });
    await proxy.set();
    await create('renewed');
    await eventually(() => expect(watched.names('configMaps')).toContain('renewed'));
    expect(proxy.connections.ever).toBeGreaterThan(before.connections);
    const states = watched.all.slice(before.told).map(({ connection }) => connection.state);
    expect(new Set(states)).toEqual(new Set(['connected']));
  });

  test.each<[string, Certificate, string]>([
    [
      'of another authority',
      createAuthority('theirs').issue(),
      'not signed by an authority the kubeconfig names',
    ],
    ['that has expired', authority.issue({ expired: true }), 'has expired'],
    ['of another server', authority.issue({ address: '127.0.0.2' }), 'is made out to another name'],
  ])(
    'for one %s says so, keeps what it saw and goes on when it is right again',
    async (name, bad, reason) => {
      const known = watched.names('configMaps');
      await change(bad);
      await eventually(() => {
        const { connection } = watched.latest;
        expect(connection.state === 'unreachable' && plain(connection.reason)).toContain(reason);
      });
      expect(watched.names('configMaps')).toEqual(known);
      const added = name.replaceAll(' ', '-');
      await create(added);
      await change(authority.issue());
      await eventually(() => expect(watched.names('configMaps')).toContain(added));
      await eventually(() => expect(watched.latest.connection.state).toBe('connected'));
    },
  );
});
