import { afterAll, beforeAll, expect, test } from 'vitest';
import { takeSnapshot } from '../../src/cluster/index.ts';
import { describeCluster, useSharedCluster } from '../support/cluster.ts';
import { connectAs, placesIn, watch } from '../support/connections.ts';
import { eventually } from '../support/eventually.ts';
import { startFaultProxy, type FaultProxy } from '../support/faultProxy.ts';

describeCluster('of the ConfigMaps of a namespace', () => {
  const cluster = useSharedCluster();
  let proxy: FaultProxy;

  const configMap = (name: string, text: string) =>
    cluster.client.apply({
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name, namespace: cluster.namespace },
      data: { text },
    });
  const naming = (...names: readonly string[]) =>
    cluster.client.apply({
      apiVersion: 'rhdh.redhat.com/v1alpha4',
      kind: 'Backstage',
      metadata: { name: 'hub', namespace: cluster.namespace },
      spec: { application: { appConfig: { configMaps: names.map((name) => ({ name })) } } },
    });
  const reads = (name: string) => proxy.arrived.filter((line) => line.endsWith(`/configmaps/${name}`)).length;

  beforeAll(async () => {
    proxy = await startFaultProxy(cluster.server);
    await configMap('named', '1');
    await configMap('other', '1');
    await naming('named');
  });
  afterAll(() => proxy.stop());

  test('a watch reads those in full that Backstage names, and goes along when it names others', async () => {
    const watched = watch(await connectAs(await proxy.login(cluster.admin)), cluster.namespace);
    const data = (name: string) => watched.object('configMaps', name)?.object['data'];
    await eventually(() => expect(data('named')).toEqual({ text: '1' }));
    expect(watched.names('configMaps')).toContain('other');
    expect(data('other')).toBeUndefined();

    await configMap('named', '2');
    await eventually(() => expect(data('named')).toEqual({ text: '2' }));
    expect(reads('other')).toBe(0);

    await naming('other');
    await eventually(() => expect(data('other')).toEqual({ text: '1' }));
    await eventually(() => expect(data('named')).toBeUndefined());
    await watched.stop();
  });

  test('a single look does the same', async () => {
    await naming('named');
    const connection = await connectAs(await proxy.login(cluster.admin));
    const { signal } = new AbortController();
    const { resources } = await takeSnapshot(connection, { places: placesIn(cluster.namespace), signal });
    connection.close();
    const seen = resources.configMaps.state === 'listed' ? resources.configMaps.objects : [];
    const texts = seen.map(({ object }) => [object.metadata.name, object['data'] !== undefined]);
    expect(texts).toEqual(
      expect.arrayContaining([
        ['named', true],
        ['other', false],
      ]),
    );
  });
});
