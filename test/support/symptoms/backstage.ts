import { plant } from '../plantedWorld.ts';
import {
  crash,
  deployed,
  image,
  installer,
  npmBackend,
  npmFrontend,
  operatorIn,
  plugins,
  withoutOperator,
} from './makers.ts';
import type { SymptomCase } from './symptomCase.ts';

/** Symptoms of RHDH itself, its plugins among them. */
export const backstageSymptoms: readonly SymptomCase[] = [
  {
    shows: [
      { id: 'P13', by: 'status', row: 'backstage', code: 'other-data-index' },
      { id: 'P18', by: 'status', row: 'backstage', code: 'npm-on-oci' },
    ],
    make: plugins(`plugins:
  - package: '${npmFrontend}@1.8.2'
    disabled: false
  - package: '${image}:{{inherit}}'
    disabled: false
    dependencies: [{ ref: sonataflow }]
    pluginConfig:
      orchestrator:
        dataIndexService:
          url: http://sonataflow-platform-data-index-service.elsewhere
`),
  },
  {
    shows: [
      { id: 'P15', by: 'advised', row: 'backstage', code: 'permissions-on' },
      { id: 'P29', by: 'status', row: 'backstage', code: 'no-proxy' },
      { id: 'P33', by: 'status', row: 'platform', code: 'monitoring-not-served' },
    ],
    async make(world) {
      const text = 'permission:\n  enabled: true\n  rbac:\n    pluginsWithPermission: [catalog]\n';
      await world.configMap('app', { 'app-config.yaml': text });
      const application = { appConfig: { configMaps: [{ name: 'app' }] } };
      const owner = await world.backstage({ ...deployed, application });
      const env = [{ name: 'HTTP_PROXY', value: 'http://proxy.example:3128' }];
      const container = { name: world.target.release.backend.container, env };
      await world.workload('Deployment', world.names.workload, { owner, container });
      await world.platform(undefined, { owner, spec: { monitoring: { enabled: true } } });
    },
  },
  {
    shows: [{ id: 'P17', by: 'status', row: 'backstage', code: 'integrity-unknown' }],
    release: '1.8.7',
    make: plugins(`plugins: [{ package: '${npmBackend}@1.8.9', disabled: false }]`),
  },
  {
    shows: ['P17', 'P19', 'P20', 'P21'].map((id) => ({
      id,
      by: 'log',
      row: 'backstage',
      code: 'container-crashes',
    })),
    make: installer({ state: crash.state, lastState: crash.lastState }),
  },
  {
    shows: [{ id: 'P22', by: 'log', row: 'backstage', code: 'installer-waits' }],
    make: installer({ state: { running: { startedAt: '2026-01-01T00:00:00Z' } } }),
  },
  {
    shows: [{ id: 'P23', by: 'status', row: 'references', code: 'reference-missing' }],
    make: (world) => world.backstage({ application: { dynamicPluginsConfigMapName: 'elsewhere' } }),
  },
  {
    shows: [{ id: 'P24', by: 'status', row: 'backstage', code: 'orchestrator-off' }],
    make: plugins(`plugins: [{ package: '${image}:{{inherit}}', enabled: true, disabled: true }]`),
  },
  {
    shows: [{ id: 'P35', by: 'advised', row: 'backstage', code: 'not-there' }],
    make: ({ client }) => operatorIn(client, 'rhdh-operator'),
    unmake: ({ client }) => withoutOperator(client, 'rhdh-operator'),
  },
  {
    shows: [{ id: 'P36', by: 'status', row: 'references', code: 'reference-key-missing' }],
    async make(world) {
      await plant(world.client, { ...world.head('v1', 'Secret', 'backend'), data: { OTHER: 'eA==' } });
      const secrets = [{ name: 'backend', key: 'BACKEND_SECRET' }];
      await world.backstage({ ...deployed, application: { extraEnvs: { secrets } } });
    },
  },
  {
    // As in upstream's examples/orchestrator.yaml: the Secret is named whole.
    shows: [
      { id: 'P36', by: 'status', row: 'references', code: 'reference-variable-missing' },
      { id: 'P10', by: 'status', row: 'database', code: 'external-login-missing' },
    ],
    async make(world) {
      await plant(world.client, { ...world.head('v1', 'Secret', 'backend'), data: { OTHER: 'eA==' } });
      const options = '{ token: "${BACKEND_SECRET}", subject: orchestrator }';
      await world.configMap('app', {
        'app-config.yaml': `backend: { auth: { externalAccess: [{ type: static, options: ${options} }] } }`,
      });
      await world.backstage({
        ...deployed,
        database: { enableLocalDb: false },
        application: {
          appConfig: { configMaps: [{ name: 'app' }] },
          extraEnvs: { secrets: [{ name: 'backend' }] },
        },
      });
    },
  },
  {
    shows: [{ id: 'P37', by: 'status', row: 'backstage', code: 'npm-on-oci' }],
    release: '1.9',
    make: plugins(`plugins: [{ package: '${npmBackend}@1.8.12', disabled: false }]`),
  },
];
