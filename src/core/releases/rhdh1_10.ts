import type { Release } from '../release.ts';
import { backend } from './backend.ts';
import { backstage1_10 } from './backstageVersions.ts';
import { argoCd } from './argoCd.ts';
import { backstageApi1_10 } from './backstageApi.ts';
import { lightspeedFlavour, orchestratorFlavour } from './flavours.ts';
import { generatedNames1_10 } from './generatedNames.ts';
import { helmCharts1_9 } from './helmCharts.ts';
import { installer1_10 } from './installers.ts';
import { knative } from './knative.ts';
import { policiesFromPluginDeps } from './networkPolicies.ts';
import { olmV1 } from './olmV1.ts';
import { operatorBehaviour1_10 } from './operatorBehaviour.ts';
import { operatorMerge1_10 } from './operatorMerge.ts';
import { operatorRights1_8, operatorRole } from './operatorRights.ts';
import { inheritedPlugins } from './orchestratorPlugins.ts';
import { options1_10 } from './options.ts';
import { platformWithJob } from './platform.ts';
import { defaultsOfCatalogIndex } from './pluginDefaults.ts';
import { pluginInfraOf } from './pluginInfra.ts';
import { pluginConfigs1_10 } from './pluginConfig.ts';
import { serverless1_37 } from './serverlessLines.ts';
import { gitops, pipelines, rhdhOperatorAt, serverless, serverlessLogic } from './subscriptions.ts';
import { workflows } from './workflows.ts';

/** Source: OVL release-1.10, workspaces/orchestrator/metadata, at the head of the branch. */
const plugins = inheritedPlugins({
  versions: {
    frontend: '5.7.15',
    backend: '8.9.5',
    scaffolder: '1.5.4',
    'form-widgets': '1.10.8',
    loki: '1.2.7',
  },
  configs: pluginConfigs1_10,
});

/** Source: OP tags 1.10.0 … 1.10.3. */
const patches = ['1.10.0', '1.10.1', '1.10.2', '1.10.3'];

/** RHDH 1.10: flavours arrive, and the Orchestrator is one of them. OP release-1.10. */
export const rhdh1_10: readonly Release[] = patches.map((version) => ({
  line: '1.10',
  version,
  final: true,
  backstageVersion: backstage1_10,
  api: backstageApi1_10,
  plugins,
  installer: installer1_10,
  merge: operatorMerge1_10,
  behaviour: operatorBehaviour1_10,
  // OP release-1.10, default-config/dynamic-plugins.yaml and deployment.yaml.
  defaults: defaultsOfCatalogIndex('1.10', 'disabled: false'),
  // OP release-1.10, default-config/flavours.
  flavours: [lightspeedFlavour('on', { disabled: false }), orchestratorFlavour(plugins, { disabled: false })],
  // OP release-1.10, file names of plugin-deps.
  dependencyRefs: ['argocd', 'sonataflow', 'tekton'],
  platform: platformWithJob,
  networkPolicies: policiesFromPluginDeps,
  // OP release-1.10, plugin-infra.
  subscriptions: {
    serverless,
    serverlessLogic: serverlessLogic('1.38.0'),
    rhdh: rhdhOperatorAt('1.10', version),
    pipelines,
    gitops,
  },
  olmV1,
  pluginInfra: pluginInfraOf('release-1.10'),
  argoCd,
  knative,
  workflows,
  helm: helmCharts1_9(version),
  options: options1_10,
  backend,
  generatedNames: generatedNames1_10,
  operatorRights: operatorRights1_8,
  operatorRole,
  // DOCS, compatibility guide of the Orchestrator: Serverless Logic 1.38.1, Serverless 1.37.1.
  compatibility: {
    openshift: { from: '4.18', to: '4.22' },
    serverlessLogic: '1.38',
    ...serverless1_37,
    orchestratorPlugin: '1.10.0',
  },
}));
