import { afterAll, beforeAll, expect, test } from 'vitest';
import { startApiServer, type ApiServer } from '../../sandbox/apiServer.ts';
import { dataIndexWorkload, startSimulator, type Simulator } from '../../sandbox/simulator/index.ts';
import { deployments, type Kind } from '../../sandbox/simulator/kinds.ts';
import type { Manifest, ObjectRef } from '../../src/core/manifest.ts';
import { describeCluster } from '../support/cluster.ts';
import { recordHistory, type ClusterHistory } from '../support/clusterHistory.ts';
import { eventually } from '../support/eventually.ts';

describeCluster('the operator simulator', () => {
  let server: ApiServer;
  let simulator: Simulator;
  let history: ClusterHistory;
  const logged: string[] = [];

  const seen = (ref: ObjectRef, expected: object) =>
    eventually(async () => {
      const object = await server.client.get(ref);
      expect(object, logged.slice(-20).join('\n')).toMatchObject(expected);
      return object;
    });
  const gone = (ref: ObjectRef) =>
    eventually(async () => expect(await server.client.get(ref)).toBeUndefined());
  const remake = async (namespace: string) => {
    await server.client.apply({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: namespace } });
  };
  const subscribe = async (namespace: string, name: string, channel: string) => {
    await remake(namespace);
    const group = { apiVersion: 'operators.coreos.com/v1', kind: 'OperatorGroup' };
    await server.client.apply({ ...group, metadata: { name: 'group', namespace }, spec: {} });
    const source = { source: 'redhat-operators', sourceNamespace: 'openshift-marketplace' };
    await server.client.apply({
      ...olm('Subscription', namespace, name).type,
      metadata: { name, namespace },
      spec: { name, channel, ...source },
    });
  };
  const touch = () =>
    server.client.patch(backstage, { metadata: { annotations: { touch: String(Date.now()) } } });

  beforeAll(async () => {
    server = await startApiServer({ controllers: true, crds: { owners: ['openshift'] } });
    history = recordHistory(server.admin, [policies, deployments]);
    simulator = await startSimulator({
      connection: server.admin,
      delays: { step: 10, workload: 200 },
      copiedCsvs: 'made',
      log: (line) => logged.push(line),
    });
    await subscribe(serverless, 'serverless-operator', 'stable');
    await subscribe('openshift-serverless-logic', 'logic-operator', 'stable');
    await subscribe('rhdh-operator', 'rhdh', 'fast-1.10');
    await seen(serverlessCsv, { status: { phase: 'Succeeded' } });
    await seen(csv('openshift-serverless-logic', 'logic-operator.v1.38.0'), {
      status: { phase: 'Succeeded' },
    });
    await seen(csv('rhdh-operator', 'rhdh-operator.v1.10.3'), { status: { phase: 'Succeeded' } });
  });
  afterAll(async () => {
    simulator.stop();
    history.stop();
    await server.stop();
  });

  test('leads from a Backstage object to a running Orchestrator', async () => {
    await remake(namespace);
    await server.client.apply({
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: 'app-config', namespace },
      data: { 'app-config.yaml': 'app: {}' },
    });
    await server.client.apply({
      apiVersion: backstage.apiVersion,
      kind: backstage.kind,
      metadata: { name: backstage.name, namespace },
      spec: {
        application: { appConfig: { configMaps: [{ name: 'app-config' }] } },
        flavours: [{ name: 'orchestrator' }],
      },
    });
    await seen(backstage, {
      status: { conditions: [{ type: 'Deployed', status: 'True', reason: 'Deployed' }] },
    });
    await seen(platform, { status: { conditions: [{ type: 'Succeed', status: 'True' }] } });
    await seen(deployment('sonataflow-platform-jobs-service'), { status: { availableReplicas: 1 } });
  });

  test('brings Knative Serving up', async () => {
    await eventually(() => server.client.apply(knative('KnativeServing')));
    await seen(
      {
        apiVersion: knativeVersion,
        kind: 'KnativeServing',
        namespace: 'knative-serving',
        name: 'knative-serving',
      },
      { status: { version: '1.21' } },
    );
  });

  test('copies of a CSV stand in every namespace and say that they are copies', async () => {
    const copy = csv(namespace, 'logic-operator.v1.38.0');
    await seen(copy, {
      metadata: { labels: { 'olm.copiedFrom': 'openshift-serverless-logic' } },
      status: { phase: 'Succeeded', reason: 'Copied' },
    });
  });

  test('a deleted policy stays away until somebody touches the Backstage object', async () => {
    const policy = { ...policies, namespace, name: 'allow-intra-network' };
    await seen(policy, { kind: 'NetworkPolicy' });
    // What the Deployment still triggers would bring it back as well.
    await history.cut();
    await server.client.remove(policy);
    await history.cut();
    expect(await server.client.get(policy)).toBeUndefined();
    await touch();
    await seen(policy, { kind: 'NetworkPolicy' });
  });

  test('an edited platform stays edited until then, and foreign fields stay for good', async () => {
    await history.cut();
    await server.client.patch(platform, {
      spec: { monitoring: { enabled: false }, properties: { flow: [{ name: 'a', value: 'b' }] } },
    });
    await history.cut();
    expect(await server.client.get(platform)).toMatchObject({ spec: { monitoring: { enabled: false } } });
    await touch();
    await seen(platform, {
      spec: { monitoring: { enabled: true }, properties: { flow: [{ name: 'a', value: 'b' }] } },
    });
  });

  test('a changed ConfigMap of the user reaches the Deployment', async () => {
    const config = { apiVersion: 'v1', kind: 'ConfigMap', namespace, name: 'app-config' };
    const hash = async () => {
      const found = (await server.client.get(deployment('backstage-hub'))) as PodTemplate | undefined;
      return found?.spec.template.metadata.annotations['rhdh.redhat.com/ext-config-hash'];
    };
    const before = await hash();
    expect(before).toMatch(/^[0-9a-f]{64}$/);
    await server.client.patch(config, { data: { 'app-config.yaml': 'app: {title: Hub}' } });
    await eventually(async () => expect(await hash()).not.toBe(before));
  });

  test('a deleted service of the platform is made again, as long as the Logic operator runs', async () => {
    const service = deployment('sonataflow-platform-jobs-service');
    simulator.stopOperator('logic');
    await server.client.remove(service);
    await history.cut();
    expect(await server.client.get(service)).toBeUndefined();
    simulator.resumeOperator('logic');
    await seen(service, { status: { availableReplicas: 1 } });
  });

  test('a platform says it is ready while data-index is down', async () => {
    const service = deployment('sonataflow-platform-data-index-service');
    simulator.breakWorkload(dataIndexWorkload);
    await seen(service, { status: { unavailableReplicas: 1 } });
    expect(await server.client.get(platform)).toMatchObject({
      status: { conditions: [{ type: 'Succeed', status: 'True' }] },
    });
    simulator.mendWorkload(dataIndexWorkload);
    await seen(service, { status: { availableReplicas: 1 } });
  });

  test('a Subscription that comes back while its CSV is still there is never resolved', async () => {
    const { ref } = olm('Subscription', serverless, 'serverless-operator');
    await server.client.remove(ref);
    await history.cut();
    expect(await server.client.get(serverlessCsv)).toMatchObject({ status: { phase: 'Succeeded' } });
    await subscribe(serverless, 'serverless-operator', 'stable');
    const failed = { type: 'ResolutionFailed', status: 'True', reason: 'ConstraintsNotSatisfiable' };
    const said: unknown = expect.arrayContaining([expect.objectContaining(failed)]);
    await seen(ref, { status: { conditions: said } });
  });

  test('without its CSV an operator is gone, and with it all that it did', async () => {
    await server.client.remove(olm('Subscription', serverless, 'serverless-operator').ref);
    await server.client.remove(serverlessCsv);
    await gone(serverlessCsv);
    await gone({ ...serverlessCsv, namespace });
    await gone({ ...deployment('knative-openshift'), namespace: serverless });
    await server.client.apply(knative('KnativeEventing'));
    await history.cut();
    const eventing = knative('KnativeEventing').metadata;
    const object = await server.client.get({
      apiVersion: knativeVersion,
      kind: 'KnativeEventing',
      ...eventing,
    });
    expect(object).toBeDefined();
    expect(object?.['status']).toBeUndefined();
  });

  test('no operator met anything it did not expect', () => {
    expect(logged).toEqual([]);
  });
});

interface PodTemplate extends Manifest {
  readonly spec: {
    readonly template: { readonly metadata: { readonly annotations: Readonly<Record<string, string>> } };
  };
}

const namespace = 'rhdh';
const serverless = 'openshift-serverless';
const knativeVersion = 'operator.knative.dev/v1beta1';
const policies: Kind = {
  apiVersion: 'networking.k8s.io/v1',
  kind: 'NetworkPolicy',
  plural: 'networkpolicies',
};
const backstage = { apiVersion: 'rhdh.redhat.com/v1alpha5', kind: 'Backstage', namespace, name: 'hub' };
const platform = {
  apiVersion: 'sonataflow.org/v1alpha08',
  kind: 'SonataFlowPlatform',
  namespace,
  name: 'sonataflow-platform',
};
const serverlessCsv = csv(serverless, 'serverless-operator.v1.38.0');

function deployment(name: string): ObjectRef {
  return { apiVersion: 'apps/v1', kind: 'Deployment', namespace, name };
}

function csv(inNamespace: string, name: string): ObjectRef {
  return olm('ClusterServiceVersion', inNamespace, name).ref;
}

function olm(kind: string, inNamespace: string, name: string) {
  const type = { apiVersion: 'operators.coreos.com/v1alpha1', kind };
  return { type, ref: { ...type, namespace: inNamespace, name } };
}

/** Each kind has a namespace of its own name. */
function knative(kind: 'KnativeServing' | 'KnativeEventing'): Manifest & {
  readonly metadata: { readonly name: string; readonly namespace: string };
} {
  const name = kind === 'KnativeServing' ? 'knative-serving' : 'knative-eventing';
  return { apiVersion: knativeVersion, kind, metadata: { name, namespace: name }, spec: {} };
}
