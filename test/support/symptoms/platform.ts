import { condition, plant } from '../plantedWorld.ts';
import { crash, service } from './makers.ts';
import type { SymptomCase } from './symptomCase.ts';

/** Symptoms of the platform, its services and its database. */
export const platformSymptoms: readonly SymptomCase[] = [
  {
    id: 'P8',
    by: 'status',
    row: 'platform',
    code: 'duplicated',
    async make(world) {
      const owner = await world.backstage();
      await world.platform(condition('Succeed', 'True'), { called: 'another' });
      await world.platform(condition('Succeed', 'False', 'Duplicated'), { owner });
    },
  },
  {
    id: 'P8',
    by: 'event',
    row: 'platform',
    code: 'operator-error',
    async make(world) {
      const owner = await world.backstage();
      const platform = await world.platform(condition('Succeed', 'False', 'Creating'), { owner });
      const { apiVersion, kind, metadata } = platform;
      const ref = { apiVersion, kind, namespace: world.target.namespace, name: metadata.name };
      await world.warning(ref, 'Failed', 'Failed to update the platform: broker not found');
    },
  },
  {
    id: 'P9',
    by: 'event',
    row: 'data-index',
    code: 'database-job-failed',
    async make(world) {
      await service('dataIndex', crash)(world);
      const { namespace } = world.target;
      const ref = { apiVersion: 'batch/v1', kind: 'Job', namespace, name: 'create-sonataflow-database-hub' };
      await world.warning(ref, 'BackoffLimitExceeded', 'Job has reached the specified backoff limit');
    },
  },
  { id: 'P9', by: 'log', row: 'data-index', code: 'container-crashes', make: service('dataIndex', crash) },
  {
    id: 'P10',
    by: 'status',
    row: 'data-index',
    code: 'container-not-made',
    make: service('dataIndex', {
      name: 'c',
      state: { waiting: { reason: 'CreateContainerConfigError', message: 'secret "login" not found' } },
    }),
  },
  { id: 'P11', by: 'log', row: 'data-index', code: 'container-crashes', make: service('dataIndex', crash) },
  {
    id: 'P12',
    by: 'status',
    row: 'network-policies',
    code: 'connection-cut',
    async make(world) {
      const owner = await world.backstage();
      await world.workload('StatefulSet', world.names.database, { owner });
      await world.workload('Deployment', world.names.dataIndex);
      const closed = {
        podSelector: { matchLabels: { app: world.names.database } },
        policyTypes: ['Ingress'],
      };
      await plant(world.client, {
        ...world.head('networking.k8s.io/v1', 'NetworkPolicy', 'closed'),
        spec: closed,
      });
    },
  },
  {
    id: 'P12',
    by: 'status',
    row: 'database',
    code: 'database-stuck',
    async make(world) {
      const owner = await world.backstage();
      await world.service(world.names.database);
      await world.workload('StatefulSet', world.names.database, { owner, ready: false });
      const data = Object.fromEntries(
        [
          'POSTGRES_USER',
          'POSTGRES_PASSWORD',
          'POSTGRESQL_ADMIN_PASSWORD',
          'POSTGRES_HOST',
          'POSTGRES_PORT',
        ].map((key) => [key, 'eA==']),
      );
      await plant(world.client, { ...world.head('v1', 'Secret', 'backstage-psql-secret-hub', owner), data });
    },
  },
  {
    id: 'P27',
    by: 'log',
    row: 'jobs-service',
    code: 'container-crashes',
    make: service('jobsService', crash),
  },
  {
    id: 'P28',
    by: 'status',
    row: 'cluster-platform',
    code: 'platform-not-found',
    async make({ client, target }) {
      const spec = { platformRef: { name: target.release.platform.name, namespace: target.namespace } };
      await plant(
        client,
        {
          apiVersion: 'sonataflow.org/v1alpha08',
          kind: 'SonataFlowClusterPlatform',
          metadata: { name: 'cluster-platform' },
          spec,
        },
        { observedGeneration: 1, conditions: [condition('Succeed', 'False', 'PlatformNotFound')] },
      );
    },
  },
  {
    id: 'P31',
    by: 'status',
    row: 'platform',
    code: 'not-of-chart',
    choices: { method: 'helm' },
    make: (world) => world.platform(),
  },
  {
    id: 'P33',
    by: 'status',
    row: 'platform',
    code: 'monitoring-not-served',
    async make(world) {
      const owner = await world.backstage();
      await world.platform(undefined, { owner, spec: { monitoring: { enabled: true } } });
    },
  },
];
