import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { startApiServer, type ApiServer } from '../../sandbox/apiServer.ts';
import { locateSandbox } from '../../sandbox/build.ts';
import { readCrds } from '../../sandbox/crds.ts';
import { startSimulator, type Simulator } from '../../sandbox/simulator/index.ts';
import { eventually } from '../support/eventually.ts';

const sandbox = await locateSandbox();

describe.skipIf(sandbox.kind === 'unavailable')('the operator simulator', () => {
  let server: ApiServer;
  let simulator: Simulator;
  beforeEach(async () => {
    server = await startApiServer();
    for (const crd of readCrds({ owners: ['openshift'] })) await server.client.apply(crd);
  });
  afterEach(async () => {
    simulator.stop();
    await server.stop();
  });

  test('installs an operator for a Subscription', async () => {
    const logged: string[] = [];
    simulator = await startSimulator({ connection: server.admin, log: (line) => logged.push(line) });
    const namespace = 'openshift-serverless';
    await server.client.apply({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: namespace } });
    await server.client.apply({
      apiVersion: 'operators.coreos.com/v1',
      kind: 'OperatorGroup',
      metadata: { name: 'group', namespace },
      spec: {},
    });
    await server.client.apply({
      apiVersion: 'operators.coreos.com/v1alpha1',
      kind: 'Subscription',
      metadata: { name: 'serverless-operator', namespace },
      spec: {
        channel: 'stable',
        name: 'serverless-operator',
        source: 'redhat-operators',
        sourceNamespace: 'openshift-marketplace',
      },
    });
    await eventually(async () => {
      const csv = await server.client.get({
        apiVersion: 'operators.coreos.com/v1alpha1',
        kind: 'ClusterServiceVersion',
        namespace,
        name: 'serverless-operator.v1.38.0',
      });
      expect(csv, logged.join('\n')).toMatchObject({ status: { phase: 'Succeeded' } });
    }, 20_000);
  });
});
