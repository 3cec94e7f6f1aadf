import type { Installer, OrchestratorPlugin, PluginRole, Release } from '../release.ts';
import { backend } from './backend.ts';
import { backstage1_9 } from './backstageVersions.ts';
import { argoCd } from './argoCd.ts';
import { backstageApi1_9 } from './backstageApi.ts';
import { generatedNames1_7 } from './generatedNames.ts';
import { helmCharts1_9 } from './helmCharts.ts';
import { installer1_9_0, installer1_9_3, installer1_9_4 } from './installers.ts';
import { knative } from './knative.ts';
import { policiesFromPluginDeps } from './networkPolicies.ts';
import { olmV1 } from './olmV1.ts';
import { operatorBehaviour1_9 } from './operatorBehaviour.ts';
import { operatorMerge1_8 } from './operatorMerge.ts';
import { operatorRights1_8, operatorRole } from './operatorRights.ts';
import { inheritedPlugins, shippedEntries } from './orchestratorPlugins.ts';
import { options1_9 } from './options.ts';
import { platformWithJob } from './platform.ts';
import { pluginInfraOf } from './pluginInfra.ts';
import { pluginConfigs1_9_0, pluginConfigs1_9_8 } from './pluginConfig.ts';
import { serverless1_37 } from './serverlessLines.ts';
import { gitops, pipelines, rhdhOperatorAt, serverless, serverlessLogic } from './subscriptions.ts';
import { workflows } from './workflows.ts';

/** Source: OVL release-1.9, workspaces/orchestrator/metadata, at the head of the branch. */
const versions: Readonly<Record<PluginRole, string>> = {
  frontend: '5.4.8',
  backend: '8.6.8',
  scaffolder: '1.3.7',
  'form-widgets': '1.6.10',
  loki: '1.0.7',
};

/** Source: RHDH tag 1.9.0, dynamic-plugins.default.yaml. */
const plugins1_9_0 = inheritedPlugins({
  versions,
  sha256: {
    frontend: 'f40d39fb7599d2cbfa8f64d6f4703d69539e4a4b0e49518499f47ca986fbd814',
    backend: '3a3d10258d1da0529ba853f82742cb55740ce8799599a41f1c5fff6a76d8d84d',
    scaffolder: '566c09637572fe80c3769d92e6847f1def5b8a7e2a7fc52e046b55cfc6dcea4f',
    'form-widgets': '692afe6b19aabf47a4ea02177d7637083db0adfeb7240b5321d64ee39d5cd040',
    loki: '4690f183eff37c90ffc893d385cbd04757c922a533035a7ae99674b633b41274',
  },
  configs: pluginConfigs1_9_0,
});

/** 1.9.1 … 1.9.7: the digests were not read; the rest is inferred from 1.9.8. */
const plugins1_9 = inheritedPlugins({ versions, configs: pluginConfigs1_9_8 });

/** Source: RHDH tag 1.9.8, dynamic-plugins.default.yaml. */
const plugins1_9_8 = inheritedPlugins({
  versions,
  sha256: {
    frontend: 'ea99483f812bccb799aca53f3dc181b30b8761ee293aa892b2de591aa8928e38',
    backend: '8a53b3355a28d74d9850dd63ad8ce5e09e1b734330299e7e977cb8da348d0f4d',
    scaffolder: '999431830a92ebc41e7531feed3ab64ed4a68318cef639647d76acaf80fdc5de',
    'form-widgets': '0947d92ef3fbc5250a60e68c4f92ddb3752c1941de7719c5426aa71cf7e51a9f',
    loki: '49b0e802fcab518cb3d5f5d9e588f957b401774418beff114281a26b63054dc1',
  },
  configs: pluginConfigs1_9_8,
});

interface Patch {
  readonly version: string;
  readonly plugins: readonly OrchestratorPlugin[];
  readonly installer: Installer;
  /** Serverless Logic that plugin-infra installs first. */
  readonly serverlessLogicVersion: string;
}

/**
 * Source: installers: oracle/installers; Serverless Logic: OP tags 1.9.0 and 1.9.8, plugin-infra/serverless-logic.yaml.
 * In between 1.37.2 is inferred; with Automatic approval it is the channel's newest in seconds anyway.
 */
const patches: readonly Patch[] = [
  { version: '1.9.0', plugins: plugins1_9_0, installer: installer1_9_0, serverlessLogicVersion: '1.37.1' },
  { version: '1.9.1', plugins: plugins1_9, installer: installer1_9_0, serverlessLogicVersion: '1.37.2' },
  { version: '1.9.2', plugins: plugins1_9, installer: installer1_9_0, serverlessLogicVersion: '1.37.2' },
  { version: '1.9.3', plugins: plugins1_9, installer: installer1_9_3, serverlessLogicVersion: '1.37.2' },
  { version: '1.9.4', plugins: plugins1_9, installer: installer1_9_4, serverlessLogicVersion: '1.37.2' },
  { version: '1.9.5', plugins: plugins1_9, installer: installer1_9_4, serverlessLogicVersion: '1.37.2' },
  { version: '1.9.6', plugins: plugins1_9, installer: installer1_9_4, serverlessLogicVersion: '1.37.2' },
  { version: '1.9.7', plugins: plugins1_9, installer: installer1_9_4, serverlessLogicVersion: '1.37.2' },
  { version: '1.9.8', plugins: plugins1_9_8, installer: installer1_9_4, serverlessLogicVersion: '1.37.2' },
];

/** RHDH 1.9: the plugins come as images. OP release-1.9. */
export const rhdh1_9: readonly Release[] = patches.map(
  ({ version, plugins, installer, serverlessLogicVersion }) => ({
    line: '1.9',
    version,
    final: true,
    backstageVersion: backstage1_9,
    api: backstageApi1_9,
    plugins,
    installer,
    merge: operatorMerge1_8,
    behaviour: operatorBehaviour1_9,
    // OP release-1.9, default-config/dynamic-plugins.yaml and deployment.yaml. The image still carries the file,
    // and the catalog index replaces it.
    defaults: {
      operatorListsOrchestrator: true,
      operatorEntries: shippedEntries(plugins, { disabled: true }),
      imageDefault: 'file',
      catalogIndexImage: 'quay.io/rhdh/plugin-catalog-index:1.9',
      includes: ['dynamic-plugins.default.yaml'],
      includesRequired: false,
      switch: 'disabled: false',
      imageFolders: true,
      dependencyWritten: false,
    },
    flavours: [],
    // OP release-1.9, file names of plugin-deps.
    dependencyRefs: ['argocd', 'sonataflow', 'tekton'],
    platform: platformWithJob,
    networkPolicies: policiesFromPluginDeps,
    // OP release-1.9, plugin-infra.
    subscriptions: {
      serverless,
      serverlessLogic: serverlessLogic(serverlessLogicVersion),
      rhdh: rhdhOperatorAt('1.9', version),
      pipelines,
      gitops,
    },
    olmV1,
    pluginInfra: pluginInfraOf('release-1.9'),
    argoCd,
    knative,
    workflows,
    helm: helmCharts1_9(version),
    options: options1_9,
    backend,
    generatedNames: generatedNames1_7,
    operatorRights: operatorRights1_8,
    operatorRole,
    // The published table has no row for 1.9: Serverless Logic is what plugin-infra pins, Serverless is inferred.
    compatibility: {
      openshift: undefined,
      serverlessLogic: '1.37',
      ...serverless1_37,
      orchestratorPlugin: undefined,
    },
  }),
);
