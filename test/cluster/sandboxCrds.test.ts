import { expect, test } from 'vitest';
import type { Manifest } from '../../src/core/manifest.ts';
import { readCrds, upstreamCrdsExist, type CrdSource } from '../../sandbox/crds.ts';
import { describeCluster, useCluster } from '../support/cluster.ts';

const sources: readonly CrdSource[] = upstreamCrdsExist() ? ['own', 'upstream'] : ['own'];

interface Condition {
  readonly type: string;
  readonly status: string;
}

const platform = (spec: object): Manifest => ({
  apiVersion: 'sonataflow.org/v1alpha08',
  kind: 'SonataFlowPlatform',
  metadata: { name: 'sonataflow-platform', namespace: 'default' },
  spec,
});

/** One field nobody has, at a place of each kind where nothing is preserved. */
const planted: readonly Manifest[] = [
  platform({ planted: 1 }),
  platform({ services: { dataIndex: { enabled: true, planted: 1 } } }),
  {
    apiVersion: 'rhdh.redhat.com/v1alpha5',
    kind: 'Backstage',
    metadata: { name: 'developer-hub', namespace: 'default' },
    spec: { application: { appConfig: { planted: 1 } } },
  },
  {
    apiVersion: 'operators.coreos.com/v1alpha1',
    kind: 'Subscription',
    metadata: { name: 'serverless-operator', namespace: 'default' },
    spec: { name: 'serverless-operator', source: 's', sourceNamespace: 'n', planted: 1 },
  },
  {
    apiVersion: 'operators.coreos.com/v1',
    kind: 'OperatorGroup',
    metadata: { name: 'group', namespace: 'default' },
    spec: { planted: 1 },
  },
  {
    apiVersion: 'operators.coreos.com/v1alpha1',
    kind: 'InstallPlan',
    metadata: { name: 'install-abcde', namespace: 'default' },
    spec: { approval: 'Manual', approved: false, clusterServiceVersionNames: ['a.v1'], planted: 1 },
  },
  {
    apiVersion: 'operator.knative.dev/v1beta1',
    kind: 'KnativeServing',
    metadata: { name: 'knative-serving', namespace: 'default' },
    planted: 1,
  },
];

for (const source of sources) {
  describeCluster(`CRDs of the sandbox, ${source}`, () => {
    const cluster = useCluster({ crds: { source } });

    test('all are established', async () => {
      const crds = await cluster.server.client.list('apiextensions.k8s.io/v1', 'CustomResourceDefinition');
      const established = crds.filter(({ status }) =>
        (status as { conditions: readonly Condition[] }).conditions.some(
          (condition) => condition.type === 'Established' && condition.status === 'True',
        ),
      );
      const names = readCrds({ source }).map(({ metadata }) => metadata.name);
      expect(established.map(({ metadata }) => metadata.name).toSorted()).toEqual(names.toSorted());
    });

    test.each(planted.map((object) => [object.kind, object] as const))(
      'an unknown field of %s is refused',
      async (_kind, object) => {
        const applied = cluster.server.client.apply(object, { fieldValidation: 'Strict' });
        await expect(applied).rejects.toMatchObject({
          status: 500,
          message: expect.stringContaining('planted') as unknown,
        });
      },
    );

    test('what stands in a pod template is not looked at', async () => {
      const container = { resources: { limits: { cpu: '500m' } } };
      const podTemplate = { replicas: 1, container, tolerations: [{ operator: 'Exists' }] };
      const spec = { services: { dataIndex: { enabled: true, podTemplate } } };
      const applied = await cluster.server.client.apply(platform(spec), { fieldValidation: 'Strict' });
      expect(applied).toMatchObject({ spec });
    });

    test('a status is written apart from the object', async () => {
      const { client } = cluster.server;
      const subscription: Manifest = {
        apiVersion: 'operators.coreos.com/v1alpha1',
        kind: 'Subscription',
        metadata: { name: 'logic-operator', namespace: 'default' },
        spec: { name: 'logic-operator', source: 's', sourceNamespace: 'n' },
      };
      const created = await client.create({ ...subscription, status: { state: 'AtLatestKnown' } });
      expect(created).not.toHaveProperty('status');
      const ref = { ...subscription, ...subscription.metadata };
      const status = { lastUpdated: '2026-01-01T00:00:00Z', state: 'AtLatestKnown', installedCSV: 'a.v1' };
      expect(await client.patch(ref, { status }, 'status')).toMatchObject({ status });
    });
  });
}
