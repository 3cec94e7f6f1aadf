import { setTimeout as sleep } from 'node:timers/promises';
import type { ApiServer } from '../../sandbox/apiServer.ts';
import { startFaultProxy } from '../../test/support/faultProxy.ts';
import type { ObjectRef } from '../../src/core/manifest.ts';
import type { ResourceKey } from '../../src/core/snapshot.ts';
import { follow, kubeconfigThrough, target } from './follow.ts';

/** A server that nobody reaches for a while, and changes meanwhile. */
export interface Outage {
  /** Milliseconds from the moment it is there again until the tree is right. */
  readonly recovery: number;
  /** Questions in the time in which it answers none, for each second of it. */
  readonly probesEachSecond: number;
  /** Of these the ones that are no probe. */
  readonly others: number;
}

/** Objects that change meanwhile, each seen by a watch of its own. */
const changing: readonly (readonly [ResourceKey, ObjectRef])[] = [
  [
    'catalogSources',
    {
      apiVersion: 'operators.coreos.com/v1alpha1',
      kind: 'CatalogSource',
      namespace: 'openshift-marketplace',
      name: 'redhat-operators',
    },
  ],
  [
    'operatorGroups',
    {
      apiVersion: 'operators.coreos.com/v1',
      kind: 'OperatorGroup',
      namespace: 'openshift-operators',
      name: 'global-operators',
    },
  ],
  ['clusterVersions', { apiVersion: 'config.openshift.io/v1', kind: 'ClusterVersion', name: 'version' }],
  ['namespaces', { apiVersion: 'v1', kind: 'Namespace', name: target.namespace }],
];

/** Connections are reset for so many seconds. */
export async function outage(server: ApiServer, seconds: number): Promise<Outage> {
  const proxy = await startFaultProxy(server);
  const followed = await follow(await kubeconfigThrough(server, proxy.url));
  try {
    await proxy.set({ kind: 'reset' });
    await followed.until((_statuses, { connection }) => connection.state !== 'connected');
    const before = proxy.arrived.length;
    await sleep(seconds * 1000);
    const asked = proxy.arrived.slice(before);
    const metadata = { labels: { moved: String(Date.now()) } };
    const changed = await Promise.all(
      changing.map(async ([key, ref]) => [key, await server.client.patch(ref, { metadata })] as const),
    );
    await proxy.set();
    const begin = performance.now();
    await followed.until(
      (_statuses, { connection, resources }) =>
        connection.state === 'connected' &&
        changed.every(([key, { metadata: now }]) => {
          const seen = resources[key];
          return (
            seen.state === 'listed' &&
            seen.objects.some(({ object }) => object.metadata.resourceVersion === now.resourceVersion)
          );
        }),
    );
    const others = asked.filter((request) => !request.includes('/readyz')).length;
    return {
      recovery: performance.now() - begin,
      probesEachSecond: (asked.length - others) / seconds,
      others,
    };
  } finally {
    await followed.stop();
    await proxy.stop();
  }
}
