import { condition, plant } from '../plantedWorld.ts';
import { crash, services } from './makers.ts';
import type { SymptomCase } from './symptomCase.ts';

/** Symptoms of the platform, its services and its database. */
export const platformSymptoms: readonly SymptomCase[] = [
  {
    shows: [{ id: 'P8', by: 'status', row: 'platform', code: 'duplicated' }],
    async make(world) {
      const owner = await world.backstage();
      await world.platform(condition('Succeed', 'True'), { called: 'another' });
      await world.platform(condition('Succeed', 'False', 'Duplicated'), { owner });
    },
  },
  {
    shows: [{ id: 'P8', by: 'event', row: 'platform', code: 'operator-error' }],
    async make(world) {
      const owner = await world.backstage();
      const platform = await world.platform(condition('Succeed', 'False', 'Creating'), { owner });
      const { apiVersion, kind, metadata } = platform;
      const ref = { apiVersion, kind, namespace: world.target.namespace, name: metadata.name };
      await world.warning(ref, 'Failed', 'Failed to update the platform: broker not found');
    },
  },
  {
    shows: [
      { id: 'P9', by: 'event', row: 'data-index', code: 'database-job-failed' },
      { id: 'P9', by: 'log', row: 'data-index', code: 'container-crashes' },
      { id: 'P11', by: 'log', row: 'data-index', code: 'container-crashes' },
      { id: 'P27', by: 'log', row: 'jobs-service', code: 'container-crashes' },
    ],
    async make(world) {
      await services(['dataIndex', 'jobsService'], crash)(world);
      const { namespace } = world.target;
      const ref = { apiVersion: 'batch/v1', kind: 'Job', namespace, name: 'create-sonataflow-database-hub' };
      await world.warning(ref, 'BackoffLimitExceeded', 'Job has reached the specified backoff limit');
    },
  },
  {
    shows: [{ id: 'P10', by: 'status', row: 'data-index', code: 'container-not-made' }],
    make: services(['dataIndex'], {
      name: 'c',
      state: { waiting: { reason: 'CreateContainerConfigError', message: 'secret "login" not found' } },
    }),
  },
  {
    shows: [{ id: 'P10', by: 'status', row: 'platform', code: 'platform-database-port' }],
    async make(world) {
      await world.platform(undefined, { owner: await world.backstage(), port: 5433 });
    },
  },
  {
    shows: [{ id: 'P10', by: 'status', row: 'platform', code: 'platform-secret-missing' }],
    choices: { ownPlatform: true },
    make: (world) => world.platform(),
  },
  {
    shows: [
      { id: 'P12', by: 'status', row: 'database', code: 'database-stuck' },
      { id: 'P12', by: 'status', row: 'network-policies', code: 'connection-cut' },
    ],
    async make(world) {
      const { database, dataIndex } = world.names;
      const owner = await world.backstage();
      await world.service(database);
      await world.workload('StatefulSet', database, { owner, ready: false });
      await world.workload('Deployment', dataIndex);
      const names = ['USER', 'PASSWORD', 'HOST', 'PORT'].map((name) => `POSTGRES_${name}`);
      const data = Object.fromEntries([...names, 'POSTGRESQL_ADMIN_PASSWORD'].map((key) => [key, 'eA==']));
      await plant(world.client, { ...world.head('v1', 'Secret', 'backstage-psql-secret-hub', owner), data });
      const spec = { podSelector: { matchLabels: { app: database } }, policyTypes: ['Ingress'] };
      await plant(world.client, { ...world.head('networking.k8s.io/v1', 'NetworkPolicy', 'closed'), spec });
    },
  },
  {
    shows: [{ id: 'P28', by: 'status', row: 'cluster-platform', code: 'platform-not-found' }],
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
    shows: [{ id: 'P31', by: 'status', row: 'platform', code: 'not-of-chart' }],
    choices: { method: 'helm' },
    async make(world) {
      await plant(world.client, world.head('v1', 'Secret', 'backstage-psql-secret-hub'));
      await world.platform();
    },
  },
];
