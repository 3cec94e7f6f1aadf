import { setTimeout as sleep } from 'node:timers/promises';
import type { ApiServer } from '../../sandbox/apiServer.ts';
import type { Manifest } from '../../src/core/manifest.ts';
import { startFaultProxy } from '../../test/support/faultProxy.ts';
import { follow, kubeconfigThrough, target } from './follow.ts';
import { startRelay } from './relay.ts';

/** What a complete tree costs. */
export interface Cost {
  /** On the way, encrypted, in both directions. */
  readonly bytes: number;
  readonly requests: number;
}

/** A company's cluster: what is not ours in it, beside what is. */
export const company = { namespaces: 1000, copiedCsvs: 10_000, configMaps: 5000, deployments: 3000 };

/** The tree of a cluster, and of the same one after everybody else has moved in. */
export async function costs(
  server: ApiServer,
): Promise<{ readonly alone: Cost; readonly amongOthers: Cost }> {
  const alone = await cost(server);
  await moveIn(server);
  return { alone, amongOthers: await cost(server) };
}

/** Bytes are counted as they are sent, requests behind the encryption. */
async function cost(server: ApiServer): Promise<Cost> {
  const proxy = await startFaultProxy(server);
  const relay = await startRelay(proxy.url);
  const followed = await follow(await kubeconfigThrough(server, relay.url));
  // What the first tree still gives reason to ask.
  for (let last = -1; last !== proxy.arrived.length; await sleep(1000)) last = proxy.arrived.length;
  const found = { bytes: relay.bytes, requests: proxy.arrived.length };
  await followed.stop();
  await relay.stop();
  await proxy.stop();
  return found;
}

async function moveIn({ client }: ApiServer): Promise<void> {
  const { namespaces, copiedCsvs, configMaps, deployments } = company;
  const namespace = (number: number): string => `team-${number % namespaces}`;
  await all(namespaces, (number) => ({
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: { name: namespace(number), labels: { team: String(number) } },
  }));
  await all(copiedCsvs, (number) => ({
    apiVersion: 'operators.coreos.com/v1alpha1',
    kind: 'ClusterServiceVersion',
    metadata: {
      name: `some-operator.v1.${Math.floor(number / namespaces)}.0`,
      namespace: namespace(number),
      labels: { 'olm.copiedFrom': 'openshift-operators' },
    },
    spec: { displayName: 'Some Operator', install: { strategy: 'deployment', spec: { deployments: [] } } },
  }));
  await all(configMaps, (number) => ({
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: {
      name: `settings-${number}`,
      // Every namespace has as many, ours among them.
      namespace: number % namespaces === 0 ? target.namespace : namespace(number),
    },
    data: { 'settings.yaml': 'key: value\n'.repeat(20) },
  }));
  await all(deployments, (number) => {
    const labels = { app: `service-${number}` };
    const template = { metadata: { labels }, spec: { containers: [{ name: 'main', image: 'none' }] } };
    return {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { name: `service-${number}`, namespace: namespace(number), labels },
      spec: { replicas: 0, selector: { matchLabels: labels }, template },
    };
  });

  async function all(count: number, object: (number: number) => Manifest): Promise<void> {
    let next = 0;
    const writer = async (): Promise<void> => {
      while (next < count) await client.create(object(next++));
    };
    await Promise.all(Array.from({ length: 16 }, writer));
  }
}
