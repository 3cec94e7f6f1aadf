import { setTimeout as sleep } from 'node:timers/promises';
import type { ApiServer } from '../../sandbox/apiServer.ts';
import { startFaultProxy } from '../../test/support/faultProxy.ts';
import { follow, kubeconfigThrough } from './follow.ts';

/** A server that nobody reaches for a while, and changes meanwhile. */
export interface Outage {
  /** Milliseconds from the moment it is there again until the tree is right. */
  readonly recovery: number;
  /** Questions in the time in which it answers none, for each second of it. */
  readonly probesEachSecond: number;
  /** Of these the ones that are no probe. */
  readonly others: number;
}

const catalog = {
  apiVersion: 'operators.coreos.com/v1alpha1',
  kind: 'CatalogSource',
  metadata: { name: 'redhat-operators', namespace: 'openshift-marketplace' },
};

/** The proxy answers 503 to everything for so many seconds. */
export async function outage(server: ApiServer, seconds: number): Promise<Outage> {
  const proxy = await startFaultProxy(server);
  const followed = await follow(await kubeconfigThrough(server, proxy.url));
  try {
    await proxy.set({ kind: 'reset' });
    await followed.until((_statuses, { connection }) => connection.state !== 'connected');
    const before = proxy.arrived.length;
    await sleep(seconds * 1000);
    const asked = proxy.arrived.slice(before);
    const { apiVersion, kind, metadata } = catalog;
    const labels = { moved: String(Date.now()) };
    const changed = await server.client.patch({ apiVersion, kind, ...metadata }, { metadata: { labels } });
    await proxy.set();
    const begin = performance.now();
    await followed.until((_statuses, { connection, resources: { catalogSources } }) => {
      if (connection.state !== 'connected' || catalogSources.state !== 'listed') return false;
      return catalogSources.objects.some(
        ({ object }) => object.metadata.resourceVersion === changed.metadata.resourceVersion,
      );
    });
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
