import type { PluginRole, Release } from '../release.ts';
import { backend } from './backend.ts';
import { argoCd } from './argoCd.ts';
import { backstageApi1_10 } from './backstageApi.ts';
import { lightspeedFlavour, orchestratorFlavour } from './flavours.ts';
import { generatedNames1_10 } from './generatedNames.ts';
import { helmCharts1_9 } from './helmCharts.ts';
import { installer2_0 } from './installers.ts';
import { knative } from './knative.ts';
import { policiesFromPluginDeps } from './networkPolicies.ts';
import { olmV1 } from './olmV1.ts';
import { operatorBehaviour2_0 } from './operatorBehaviour.ts';
import { operatorMerge2_0 } from './operatorMerge.ts';
import { operatorRights1_8, operatorRole } from './operatorRights.ts';
import { inheritedPlugins } from './orchestratorPlugins.ts';
import { options2_0 } from './options.ts';
import { platformWithJob } from './platform.ts';
import { defaultsOfCatalogIndex } from './pluginDefaults.ts';
import { pluginInfraOf } from './pluginInfra.ts';
import { pluginConfigs2_0 } from './pluginConfig.ts';
import { serverless1_37 } from './serverlessLines.ts';
import { gitops, pipelines, rhdhOperator, serverless, serverlessLogic } from './subscriptions.ts';
import { workflows } from './workflows.ts';

/** Source: OVL main, workspaces/orchestrator/metadata. */
export const pluginVersions2_0: Readonly<Record<PluginRole, string>> = {
  frontend: '6.0.0',
  backend: '8.12.1',
  scaffolder: '1.7.2',
  'form-widgets': '2.0.0',
  loki: '1.4.1',
};

const plugins = inheritedPlugins({ versions: pluginVersions2_0, configs: pluginConfigs2_0 });

/** RHDH 2.0, the only patch there is: the installer is rewritten and `enabled` takes the place of `disabled`. OP main c0cb1c92. */
export const release2_0: Release = {
  line: '2.0',
  version: '2.0',
  final: true,
  // OVL main, versions.json.
  backstageVersion: '1.52.0',
  api: backstageApi1_10,
  plugins,
  installer: installer2_0,
  merge: operatorMerge2_0,
  behaviour: operatorBehaviour2_0,
  // OP main, default-config/dynamic-plugins.yaml and deployment.yaml.
  defaults: defaultsOfCatalogIndex('next', 'enabled: true'),
  // OP main, default-config/flavours.
  flavours: [lightspeedFlavour('off', { enabled: true }), orchestratorFlavour(plugins, { enabled: true })],
  // OP main, file names of plugin-deps.
  dependencyRefs: ['argocd', 'sonataflow', 'tekton'],
  platform: platformWithJob,
  networkPolicies: policiesFromPluginDeps,
  // OP main, plugin-infra.
  subscriptions: {
    serverless,
    serverlessLogic: serverlessLogic('1.38.0'),
    rhdh: rhdhOperator('2.0'),
    pipelines,
    gitops,
  },
  olmV1,
  pluginInfra: pluginInfraOf('main'),
  argoCd,
  knative,
  workflows,
  helm: helmCharts1_9(),
  options: options2_0,
  backend,
  generatedNames: generatedNames1_10,
  operatorRights: operatorRights1_8,
  operatorRole,
  // The published table has no row for 2.0: Serverless Logic is what plugin-infra pins, Serverless is inferred.
  compatibility: {
    openshift: undefined,
    serverlessLogic: '1.38',
    ...serverless1_37,
    orchestratorPlugin: undefined,
  },
};

export const rhdh2_0: readonly Release[] = [release2_0];
