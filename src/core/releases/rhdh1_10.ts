import type { Release } from '../release.ts';
import { generatedNames1_10 } from './generatedNames.ts';
import { installer1_10 } from './installers.ts';
import { knative } from './knative.ts';
import { policiesFromPluginDeps } from './networkPolicies.ts';
import { operatorMerge1_10 } from './operatorMerge.ts';
import { operatorRights1_8, operatorRole } from './operatorRights.ts';
import { inheritedPlugins, shippedEntries } from './orchestratorPlugins.ts';
import { platformWithJob } from './platform.ts';
import { gitops, pipelines, rhdhOperatorAt, serverless, serverlessLogic } from './subscriptions.ts';

/** Versions: OVL release-1.10, workspaces/orchestrator/metadata. */
const plugins = inheritedPlugins({
  frontend: { version: '5.7.15' },
  backend: { version: '8.9.5' },
  scaffolder: { version: '1.5.4' },
  'form-widgets': { version: '1.10.8' },
  loki: { version: '1.2.7' },
});

/** RHDH 1.10: flavours arrive, and the Orchestrator is one of them. OP release-1.10; tags 1.10.0 … 1.10.3. */
export const rhdh1_10: readonly Release[] = ['1.10.0', '1.10.1', '1.10.2', '1.10.3'].map((version) => ({
  line: '1.10',
  version,
  final: true,
  // OVL release-1.10, versions.json.
  backstageVersion: '1.49.4',
  // OP release-1.10, crd.
  api: {
    group: 'rhdh.redhat.com',
    storage: 'v1alpha5',
    served: ['v1alpha5', 'v1alpha4'],
    deprecated: ['v1alpha1', 'v1alpha2', 'v1alpha3'],
    unserved: ['v1alpha1', 'v1alpha2', 'v1alpha3'],
    droppedSpecFields: ['application.replicas', 'application.image', 'application.imagePullSecrets'],
  },
  plugins,
  installer: installer1_10,
  merge: operatorMerge1_10,
  // OP release-1.10, default-config/dynamic-plugins.yaml and deployment.yaml.
  defaults: {
    operatorListsOrchestrator: false,
    operatorEntries: [],
    imageDefault: 'catalogIndex',
    catalogIndexImage: 'quay.io/rhdh/plugin-catalog-index:1.10',
    includes: ['dynamic-plugins.default.yaml'],
    includesRequired: false,
    switch: 'disabled: false',
    dependencyWritten: true,
  },
  // OP release-1.10, default-config/flavours.
  flavours: [
    {
      name: 'lightspeed',
      enabledByDefault: true,
      entries: [
        {
          package:
            'oci://registry.access.redhat.com/rhdh/red-hat-developer-hub-backstage-plugin-lightspeed:{{inherit}}',
          disabled: false,
        },
        {
          package:
            'oci://registry.access.redhat.com/rhdh/red-hat-developer-hub-backstage-plugin-lightspeed-backend:{{inherit}}',
          disabled: false,
        },
      ],
    },
    {
      name: 'orchestrator',
      enabledByDefault: false,
      entries: shippedEntries(plugins, { disabled: false }),
    },
  ],
  // OP release-1.10, file names of plugin-deps.
  dependencyRefs: ['argocd', 'sonataflow', 'tekton'],
  platform: platformWithJob,
  networkPolicies: policiesFromPluginDeps,
  subscriptions: {
    serverless,
    // OP release-1.10, plugin-infra/serverless-logic.yaml.
    serverlessLogic: serverlessLogic('1.38.0'),
    rhdh: rhdhOperatorAt('1.10', version),
    pipelines,
    gitops,
  },
  knative,
  generatedNames: generatedNames1_10,
  operatorRights: operatorRights1_8,
  operatorRole,
  // DOCS, compatibility guide of the Orchestrator.
  compatibility: {
    openshift: { from: '4.18', to: '4.22' },
    serverlessLogic: '1.38',
    serverless: '1.37',
    orchestratorPlugin: '1.10.0',
  },
}));
