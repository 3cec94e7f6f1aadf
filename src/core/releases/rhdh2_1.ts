import type { Release } from '../release.ts';
import { backend } from './backend.ts';
import { argoCd } from './argoCd.ts';
import { backstageApi1_10 } from './backstageApi.ts';
import { lightspeedFlavour, orchestratorFlavour } from './flavours.ts';
import { generatedNames1_10 } from './generatedNames.ts';
import { helmCharts1_9 } from './helmCharts.ts';
import { installer2_0 } from './installers.ts';
import { knative } from './knative.ts';
import { policiesFromFlavour } from './networkPolicies.ts';
import { olmV1 } from './olmV1.ts';
import { operatorBehaviour2_0 } from './operatorBehaviour.ts';
import { operatorMerge2_1 } from './operatorMerge.ts';
import { operatorRights1_8, operatorRole } from './operatorRights.ts';
import { referencedPlugins } from './orchestratorPlugins.ts';
import { platformWithJob } from './platform.ts';
import { pluginInfraOf } from './pluginInfra.ts';
import { pluginConfigs2_0 } from './pluginConfig.ts';
import { serverless1_37 } from './serverlessLines.ts';
import { gitops, pipelines, rhdhOperator, serverless, serverlessLogic } from './subscriptions.ts';
import { workflows } from './workflows.ts';

/** Versions and pluginConfig are those of 2.0 (inferred). */
const plugins = referencedPlugins({
  versions: {
    frontend: '6.0.0',
    backend: '8.12.1',
    scaffolder: '1.7.2',
    'form-widgets': '2.0.0',
    loki: '1.4.1',
  },
  configs: pluginConfigs2_0,
});

/**
 * RHDH 2.1: plugins by name, and the policies come with the flavour. What was read is newer than OP main but from no
 * recorded branch (OP+), so upstream may still change it; the rest is 2.0's (inferred).
 */
export const rhdh2_1: readonly Release[] = [
  {
    line: '2.1',
    version: '2.1',
    final: false,
    backstageVersion: '1.52.0',
    // OP main, crd: no newer one was read.
    api: backstageApi1_10,
    plugins,
    installer: installer2_0,
    merge: operatorMerge2_1,
    behaviour: operatorBehaviour2_0,
    defaults: {
      operatorListsOrchestrator: false,
      operatorEntries: [],
      imageDefault: 'catalogIndex',
      catalogIndexImage: 'quay.io/rhdh/plugin-catalog-index:next',
      includes: ['dynamic-plugins.default.yaml'],
      includesRequired: false,
      switch: 'enabled: true',
      // Nothing to inherit it from as long as the flavour is off.
      dependencyWritten: true,
    },
    // OP+, default-config/flavours/orchestrator; later files rename lightspeed to intelligent-assistant.
    flavours: [lightspeedFlavour('off', { enabled: true }), orchestratorFlavour(plugins, { enabled: true })],
    // OP main, file names of plugin-deps, and okp of OP+.
    dependencyRefs: ['argocd', 'okp', 'sonataflow', 'tekton'],
    platform: platformWithJob,
    networkPolicies: policiesFromFlavour,
    // OP main, plugin-infra; OP+ adds the same operators for OLM v1.
    subscriptions: {
      serverless,
      serverlessLogic: serverlessLogic('1.38.0'),
      rhdh: rhdhOperator('2.1'),
      pipelines,
      gitops,
    },
    olmV1,
    pluginInfra: pluginInfraOf('main'),
    argoCd,
    knative,
    workflows,
    helm: helmCharts1_9(),
    backend,
    generatedNames: generatedNames1_10,
    operatorRights: operatorRights1_8,
    operatorRole,
    // DOCS, compatibility matrix of 2.1: Serverless Logic 1.39.2, Serverless 1.37.1.
    compatibility: {
      openshift: { from: '4.19', to: '4.22' },
      serverlessLogic: '1.39',
      ...serverless1_37,
      orchestratorPlugin: '2.1.0',
    },
  },
];
