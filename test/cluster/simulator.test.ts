import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { startApiServer, type ApiServer } from '../../sandbox/apiServer.ts';
import { locateSandbox } from '../../sandbox/build.ts';
import { readCrds } from '../../sandbox/crds.ts';
import { startSimulator, type Simulator } from '../../sandbox/simulator/index.ts';
import type { Manifest, ObjectRef } from '../../src/core/manifest.ts';
import { eventually } from '../support/eventually.ts';

const sandbox = await locateSandbox();

describe.skipIf(sandbox.kind === 'unavailable')('the operator simulator', () => {
  let server: ApiServer;
  let simulator: Simulator;
  let logged: string[];
  beforeEach(async () => {
    logged = [];
    server = await startApiServer({ controllers: true });
    for (const crd of readCrds({ owners: ['openshift'] })) await server.client.apply(crd);
    simulator = await startSimulator({ connection: server.admin, log: (line) => logged.push(line) });
  });
  afterEach(async () => {
    simulator.stop();
    await server.stop();
  });

  const seen = async (ref: ObjectRef, expected: object) =>
    eventually(async () => {
      const object = await server.client.get(ref);
      expect(object, logged.slice(-20).join('\n')).toMatchObject(expected);
      return object;
    }, 30_000);

  const install = async (namespace: string, name: string, spec: object) => {
    await server.client.apply({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: namespace } });
    const group: Manifest = {
      apiVersion: 'operators.coreos.com/v1',
      kind: 'OperatorGroup',
      metadata: { name: 'group', namespace },
      spec: {},
    };
    await server.client.apply(group);
    await server.client.apply({
      apiVersion: 'operators.coreos.com/v1alpha1',
      kind: 'Subscription',
      metadata: { name, namespace },
      spec: { name, source: 'redhat-operators', sourceNamespace: 'openshift-marketplace', ...spec },
    });
  };
  const succeeded = (namespace: string, name: string) =>
    seen(
      { apiVersion: 'operators.coreos.com/v1alpha1', kind: 'ClusterServiceVersion', namespace, name },
      { status: { phase: 'Succeeded' } },
    );

  test('leads from Subscriptions and a Backstage object to a running Orchestrator', async () => {
    await install('openshift-serverless', 'serverless-operator', { channel: 'stable' });
    await install('openshift-serverless-logic', 'logic-operator', { channel: 'stable' });
    await install('rhdh-operator', 'rhdh', { channel: 'fast-1.10' });
    await succeeded('openshift-serverless', 'serverless-operator.v1.38.0');
    await succeeded('openshift-serverless-logic', 'logic-operator.v1.38.0');
    await succeeded('rhdh-operator', 'rhdh-operator.v1.10.3');

    await eventually(async () => {
      const kind = { apiVersion: 'operator.knative.dev/v1beta1', kind: 'KnativeServing' };
      await server.client.apply({
        ...kind,
        metadata: { name: 'knative-serving', namespace: 'knative-serving' },
        spec: {},
      });
    });
    const namespace = 'rhdh';
    await server.client.apply({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: namespace } });
    await server.client.apply({
      apiVersion: 'rhdh.redhat.com/v1alpha5',
      kind: 'Backstage',
      metadata: { name: 'hub', namespace },
      spec: { flavours: [{ name: 'orchestrator' }] },
    });
    await seen(
      {
        apiVersion: 'operator.knative.dev/v1beta1',
        kind: 'KnativeServing',
        namespace: 'knative-serving',
        name: 'knative-serving',
      },
      { status: { version: '1.21' } },
    );
    await seen(
      { apiVersion: 'rhdh.redhat.com/v1alpha5', kind: 'Backstage', namespace, name: 'hub' },
      { status: { conditions: [{ type: 'Deployed', status: 'True', reason: 'Deployed' }] } },
    );
    await seen(
      {
        apiVersion: 'apps/v1',
        kind: 'Deployment',
        namespace,
        name: 'sonataflow-platform-jobs-service',
      },
      { status: { availableReplicas: 1 } },
    );
    expect(logged).toEqual([]);
  });
});
