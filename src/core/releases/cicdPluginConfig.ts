import type { PluginConfig } from '../pluginConfig.ts';

/** Source: OVL, workspaces/argocd/metadata, the same in RHDH tag 1.9.8, dynamic-plugins.default.yaml. */
export const argoCdPluginConfig: PluginConfig = {
  dynamicPlugins: {
    frontend: {
      'backstage-community.plugin-argocd': {
        translationResources: [
          { importName: 'argocdTranslations', module: 'Alpha', ref: 'argocdTranslationRef' },
        ],
        mountPoints: [
          {
            mountPoint: 'entity.page.overview/cards',
            importName: 'ArgocdDeploymentSummary',
            config: {
              layout: { gridColumnEnd: { lg: 'span 8', xs: 'span 12' } },
              if: { allOf: ['isArgocdConfigured'] },
            },
          },
          {
            mountPoint: 'entity.page.cd/cards',
            importName: 'ArgocdDeploymentLifecycle',
            config: { layout: { gridColumn: '1 / -1' }, if: { allOf: ['isArgocdConfigured'] } },
          },
        ],
      },
    },
  },
};

/** Source: OVL, workspaces/tekton/metadata, the same in RHDH tag 1.9.8, dynamic-plugins.default.yaml. */
export const tektonPluginConfig: PluginConfig = {
  dynamicPlugins: {
    frontend: {
      'backstage-community.plugin-tekton': {
        translationResources: [{ importName: 'tektonTranslations', ref: 'tektonTranslationRef' }],
        mountPoints: [
          {
            mountPoint: 'entity.page.ci/cards',
            importName: 'TektonCI',
            config: { layout: { gridColumn: '1 / -1' }, if: { allOf: ['isTektonCIAvailable'] } },
          },
        ],
      },
    },
  },
};

/** The runs of Pipelines that RHDH reads from the API server. Source: OP release-1.8 … 1.10, examples/orchestrator-cicd.yaml. */
export const kubernetesPluginConfig: PluginConfig = {
  kubernetes: {
    customResources: [
      { group: 'tekton.dev', apiVersion: 'v1', plural: 'pipelines' },
      { group: 'tekton.dev', apiVersion: 'v1', plural: 'pipelineruns' },
      { group: 'tekton.dev', apiVersion: 'v1', plural: 'taskruns' },
      { group: 'route.openshift.io', apiVersion: 'v1', plural: 'routes' },
    ],
    serviceLocatorMethod: { type: 'multiTenant' },
    clusterLocatorMethods: [
      {
        type: 'config',
        clusters: [
          {
            name: 'Default Cluster',
            url: '${K8S_CLUSTER_URL}',
            authProvider: 'serviceAccount',
            skipTLSVerify: true,
            serviceAccountToken: '${K8S_CLUSTER_TOKEN}',
          },
        ],
      },
    ],
  },
};
