import { plant } from '../plantedWorld.ts';
import {
  deployed,
  image,
  installer,
  installerCrash,
  npmBackend,
  operatorIn,
  plugins,
  withoutOperator,
} from './makers.ts';
import type { SymptomCase } from './symptomCase.ts';

/** Symptoms of RHDH itself, its plugins among them. */
export const backstageSymptoms: readonly SymptomCase[] = [
  {
    id: 'P13',
    by: 'status',
    row: 'backstage',
    code: 'other-data-index',
    make: plugins(`plugins:
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
    id: 'P15',
    by: 'advised',
    row: 'backstage',
    code: 'permissions-on',
    async make(world) {
      const text = 'permission:\n  enabled: true\n  rbac:\n    pluginsWithPermission: [catalog]\n';
      await world.configMap('app', { 'app-config.yaml': text });
      const owner = await world.backstage({
        ...deployed,
        application: { appConfig: { configMaps: [{ name: 'app' }] } },
      });
      await world.workload('Deployment', world.names.workload, { owner });
    },
  },
  {
    id: 'P17',
    by: 'status',
    row: 'backstage',
    code: 'integrity-unknown',
    release: '1.8.7',
    make: plugins(`plugins: [{ package: '${npmBackend}@1.8.9', disabled: false }]`),
  },
  { id: 'P17', by: 'log', row: 'backstage', code: 'container-crashes', make: installerCrash },
  {
    id: 'P18',
    by: 'status',
    row: 'backstage',
    code: 'npm-on-oci',
    make: plugins(
      `plugins: [{ package: '${npmBackend}@1.8.2', disabled: false, dependencies: [{ ref: sonataflow }] }]`,
    ),
  },
  { id: 'P19', by: 'log', row: 'backstage', code: 'container-crashes', make: installerCrash },
  { id: 'P20', by: 'log', row: 'backstage', code: 'container-crashes', make: installerCrash },
  { id: 'P21', by: 'log', row: 'backstage', code: 'container-crashes', make: installerCrash },
  {
    id: 'P22',
    by: 'log',
    row: 'backstage',
    code: 'installer-waits',
    make: installer({ state: { running: { startedAt: '2026-01-01T00:00:00Z' } } }),
  },
  {
    id: 'P23',
    by: 'status',
    row: 'references',
    code: 'reference-missing',
    make: (world) => world.backstage({ application: { dynamicPluginsConfigMapName: 'elsewhere' } }),
  },
  {
    id: 'P24',
    by: 'status',
    row: 'backstage',
    code: 'orchestrator-off',
    make: plugins(`plugins: [{ package: '${image}:{{inherit}}', enabled: true, disabled: true }]`),
  },
  {
    id: 'P29',
    by: 'status',
    row: 'backstage',
    code: 'no-proxy',
    async make(world) {
      const owner = await world.backstage();
      const env = [{ name: 'HTTP_PROXY', value: 'http://proxy.example:3128' }];
      const container = { name: world.target.release.backend.container, env };
      await world.workload('Deployment', world.names.workload, { owner, container });
    },
  },
  {
    id: 'P35',
    by: 'advised',
    row: 'backstage',
    code: 'not-there',
    make: ({ client }) => operatorIn(client, 'rhdh-operator'),
    unmake: ({ client }) => withoutOperator(client, 'rhdh-operator'),
  },
  {
    id: 'P36',
    by: 'status',
    row: 'references',
    code: 'reference-key-missing',
    async make(world) {
      await plant(world.client, { ...world.head('v1', 'Secret', 'backend'), data: { OTHER: 'eA==' } });
      const secrets = [{ name: 'backend', key: 'BACKEND_SECRET' }];
      await world.backstage({ ...deployed, application: { extraEnvs: { secrets } } });
    },
  },
  {
    id: 'P37',
    by: 'status',
    row: 'backstage',
    code: 'npm-on-oci',
    release: '1.9',
    make: plugins(`plugins: [{ package: '${npmBackend}@1.8.12', disabled: false }]`),
  },
];
