import type { ApiClient } from '../../../sandbox/apiClient.ts';
import type { Manifest } from '../../../src/core/manifest.ts';
import { condition, plant, type PlantedWorld } from '../plantedWorld.ts';
import type { SymptomCase } from './symptomCase.ts';

export const olm = 'operators.coreos.com/v1alpha1';
export const knative = 'operator.knative.dev/v1beta1';
export const crash = {
  name: 'c',
  state: { waiting: { reason: 'CrashLoopBackOff', message: 'back-off 5m0s' } },
  lastState: { terminated: { exitCode: 1, reason: 'Error' } },
};
export const deployed = { flavours: [{ name: 'orchestrator' }] };

export function namespaceOf(client: ApiClient, name: string): Promise<Manifest> {
  return client.apply({ apiVersion: 'v1', kind: 'Namespace', metadata: { name } });
}

export async function group(client: ApiClient, namespace: string, name = 'own'): Promise<Manifest> {
  await namespaceOf(client, namespace);
  return plant(client, {
    apiVersion: 'operators.coreos.com/v1',
    kind: 'OperatorGroup',
    metadata: { name, namespace },
    spec: {},
  });
}

export function subscription(
  client: ApiClient,
  name: string,
  namespace: string,
  status: object = {},
): Promise<Manifest> {
  const spec = {
    name,
    channel: 'stable',
    source: 'redhat-operators',
    sourceNamespace: 'openshift-marketplace',
  };
  return plant(
    client,
    { apiVersion: olm, kind: 'Subscription', metadata: { name, namespace }, spec },
    { lastUpdated: '2026-01-01T00:00:00Z', ...status },
  );
}

export const logic = 'openshift-serverless-logic';

export async function withoutLogic({ client }: PlantedWorld): Promise<void> {
  const kinds = [
    { apiVersion: olm, kind: 'Subscription' },
    { apiVersion: olm, kind: 'ClusterServiceVersion' },
    { apiVersion: 'operators.coreos.com/v1', kind: 'OperatorGroup' },
  ];
  for (const { apiVersion, kind } of kinds) {
    for (const { metadata } of await client.list(apiVersion, kind, logic)) {
      await client.remove({ apiVersion, kind, namespace: logic, name: metadata.name });
    }
  }
}

/** A Backstage object whose workload does not come up, because of one of its containers. */
export function installer(state: object): SymptomCase['make'] {
  return async (world) => {
    const owner = await world.backstage(deployed, condition('Deployed', 'False', 'DeployInProgress'));
    await world.workload('Deployment', world.names.workload, { owner, ready: false });
    await world.pod(
      world.names.workload,
      { name: 'install-dynamic-plugins', ...state },
      'initContainerStatuses',
    );
  };
}

/** Services of the platform that do not come up, because of a container each. */
export function services(
  which: readonly ('dataIndex' | 'jobsService')[],
  container: object,
): SymptomCase['make'] {
  return async (world) => {
    const owner = await world.platform(undefined, { owner: await world.backstage() });
    for (const name of which.map((one) => world.names[one])) {
      await world.service(name);
      await world.workload('Deployment', name, { owner, ready: false });
      await world.pod(name, container);
    }
  };
}

/** A Backstage object that serves with this list of plugins. */
export function plugins(text: string): SymptomCase['make'] {
  return async (world) => {
    await world.configMap('plugins', { 'dynamic-plugins.yaml': text });
    const owner = await world.backstage({ application: { dynamicPluginsConfigMapName: 'plugins' } });
    await world.workload('Deployment', world.names.workload, { owner });
  };
}

export const npmBackend = '@redhat/backstage-plugin-orchestrator-backend-dynamic';
export const npmFrontend = '@redhat/backstage-plugin-orchestrator';
export const image =
  'oci://registry.access.redhat.com/rhdh/red-hat-developer-hub-backstage-plugin-orchestrator-backend';

const deployment = { apiVersion: 'apps/v1', kind: 'Deployment' };

/** An RHDH operator that runs, installed by other means than OLM. */
export async function operatorIn(
  client: ApiClient,
  namespace: string,
  serviceAccountName?: string,
): Promise<void> {
  await namespaceOf(client, namespace);
  const labels = { app: 'operator' };
  const containers = [{ name: 'c', image: 'registry.invalid/c' }];
  const pods = { ...(serviceAccountName !== undefined && { serviceAccountName }), containers };
  const spec = { selector: { matchLabels: labels }, template: { metadata: { labels }, spec: pods } };
  const metadata = { name: 'rhdh-operator', namespace };
  const conditions = [condition('Available', 'True')];
  await plant(client, { ...deployment, metadata, spec }, { observedGeneration: 1, conditions });
}

export function withoutOperator(client: ApiClient, namespace: string): Promise<void> {
  return client.remove({ ...deployment, name: 'rhdh-operator', namespace });
}
