import type { CicdFacts, ExtraPlugin, InstallerFileFacts, OptionFacts } from '../optionFacts.ts';
import { argoCdPluginConfig, kubernetesPluginConfig, tektonPluginConfig } from './cicdPluginConfig.ts';

const communityRegistry = 'ghcr.io/redhat-developer/rhdh-plugin-export-overlays';

/** A plugin that lies in the image of RHDH. */
function bundled(name: string): ExtraPlugin {
  return { package: `./dynamic-plugins/dist/${name}` };
}

/** A plugin by name alone (2.1). */
function referenced(name: string): ExtraPlugin {
  return { package: `ref://${name}` };
}

/** A plugin of the community, built for one Backstage version: nothing is inherited for it. */
function community(name: string, backstage: string, version: string): ExtraPlugin {
  return { package: `oci://${communityRegistry}/${name}:bs_${backstage}__${version}` };
}

/**
 * The container and its variables: OP release-1.7 … main, default-config/deployment.yaml and secret-files.yaml; the folder
 * for registries, their names and the credentials: OP release-1.10 and main, examples/plugin-mirroring.yaml.
 */
const installerFiles: InstallerFileFacts = {
  container: 'install-dynamic-plugins',
  registriesFolder: '/etc/containers/registries.conf.d',
  registries: ['registry.access.redhat.com/rhdh', 'quay.io/rhdh'],
  communityRegistry,
  npm: { scope: '@redhat', key: '.npmrc', variable: 'NPM_CONFIG_USERCONFIG' },
  credentials: { key: '.dockerconfigjson', variable: 'REGISTRY_AUTH_FILE' },
  catalogIndexVariable: 'CATALOG_INDEX_IMAGE',
};

/** Source: RHDH tag 1.9.8, dynamic-plugins.default.yaml; OVL release-1.10 and main, workspaces/orchestrator/metadata. */
const loki = { url: 'LOKI_BASE_URL', token: 'AUTH_TOKEN' };

/** Source: RHDH tags 1.7.0 … 1.9.8, dynamic-plugins.default.yaml; DOCS 1.10, configuration of the Orchestrator plugins. */
const bundledNotifications: readonly ExtraPlugin[] = [
  bundled('backstage-plugin-notifications'),
  bundled('backstage-plugin-notifications-backend-dynamic'),
  bundled('backstage-plugin-signals'),
  bundled('backstage-plugin-signals-backend-dynamic'),
];

/** Source: RHDH tags 1.7.0 … 1.9.8, dynamic-plugins.default.yaml; OVL main, workspaces/rbac (metadata and tests). */
const bundledRbac = bundled('backstage-community-plugin-rbac');

/** They stay in the image when those of the community leave it. Source: OP release-1.8 … 1.10, examples/orchestrator-cicd.yaml. */
const bundledCicd: readonly [ExtraPlugin, ...ExtraPlugin[]] = [
  bundled('backstage-plugin-scaffolder-backend-module-github-dynamic'),
  bundled('backstage-plugin-kubernetes'),
  { ...bundled('backstage-plugin-kubernetes-backend-dynamic'), pluginConfig: kubernetesPluginConfig },
];

/** OP release-1.8 … main, plugin-infra/gitops-secret-setup.sh and docs/orchestrator-cicd.md. */
const cicdOfEveryRelease = {
  unnamed: [],
  secret: {
    name: 'backstage-backend-auth-secret',
    keys: [
      'K8S_CLUSTER_URL',
      'K8S_CLUSTER_TOKEN',
      'ARGOCD_URL',
      'ARGOCD_USERNAME',
      'ARGOCD_PASSWORD',
      'GITHUB_TOKEN',
    ],
    script: 'gitops-secret-setup.sh',
  },
  pipeline: {
    namespace: 'orchestrator-gitops',
    registry: 'docker-credentials',
    git: ['github-ssh-credentials', 'gitlab-ssh-credentials'],
    gitKeys: ['id_rsa', 'known_hosts', 'config'],
  },
  // OP release-1.8 … main, examples/orchestrator-cicd.yaml.
  softwareTemplates: [
    'https://github.com/rhdhorchestrator/workflow-software-templates/blob/main/entities/workflow-resources.yaml',
    'https://github.com/rhdhorchestrator/workflow-software-templates/blob/main/scaffolder-templates/github-workflows/basic-workflow/template.yaml',
  ],
} satisfies Partial<CicdFacts>;

interface CommunityVersions {
  readonly backstage: string;
  readonly argoCd: string;
  readonly argoCdBackend: string;
  readonly tekton: string;
  readonly argoCdScaffolder: string;
}

/**
 * From 1.9 on the plugins of the community come from their own registry, and their pluginConfig has to be written
 * (DOCS, community plugins migration). The example of OP still names paths in the image: the installer stops at those
 * that are no longer there. Its Argo CD backend is one that does not belong to this frontend (DOCS, Argo CD plugin).
 */
function communityCicd(versions: CommunityVersions): CicdFacts {
  const { backstage } = versions;
  const plugins = [
    {
      ...community('backstage-community-plugin-argocd', backstage, versions.argoCd),
      pluginConfig: argoCdPluginConfig,
      dependency: 'argocd',
    },
    {
      ...community('backstage-community-plugin-tekton', backstage, versions.tekton),
      pluginConfig: tektonPluginConfig,
      dependency: 'tekton',
    },
    community('backstage-community-plugin-argocd-backend', backstage, versions.argoCdBackend),
    community('roadiehq-scaffolder-backend-argocd', backstage, versions.argoCdScaffolder),
    ...bundledCicd,
  ] as const;
  return { ...cicdOfEveryRelease, plugins };
}

/** The dependencies for Pipelines and GitOps are not there yet. */
export const options1_7: OptionFacts = {
  permissions: { plugin: bundledRbac, singleWorkflows: 'permission' },
  notifications: bundledNotifications,
  loki,
  installerFiles,
};

/** Source: OP release-1.8, examples/orchestrator-cicd.yaml; every path is in RHDH tags 1.8.0 and 1.8.7, dynamic-plugins.default.yaml. */
export const options1_8: OptionFacts = {
  ...options1_7,
  cicd: {
    ...cicdOfEveryRelease,
    plugins: [
      { ...bundled('backstage-community-plugin-redhat-argocd'), dependency: 'argocd' },
      { ...bundled('backstage-community-plugin-tekton'), dependency: 'tekton' },
      bundled('roadiehq-backstage-plugin-argo-cd-backend-dynamic'),
      bundled('roadiehq-scaffolder-backend-argocd-dynamic'),
      ...bundledCicd,
    ],
  },
};

/** Versions: RHDH tag 1.9.0, dynamic-plugins.default.yaml. */
export const options1_9: OptionFacts = {
  ...options1_8,
  cicd: communityCicd({
    backstage: '1.45.3',
    argoCd: '2.4.3',
    argoCdBackend: '1.0.2',
    tekton: '3.33.3',
    argoCdScaffolder: '1.8.1',
  }),
};

/** Versions: DOCS 1.10, community plugins; that of the Argo CD frontend is inferred from its backend's. */
export const options1_10: OptionFacts = {
  ...options1_8,
  cicd: communityCicd({
    backstage: '1.49.4',
    argoCd: '2.8.0',
    argoCdBackend: '1.4.0',
    tekton: '3.37.0',
    argoCdScaffolder: '1.8.1',
  }),
};

/**
 * The plugins of the community have left image and default file (OVL main, default.packages.yaml), and none of their
 * images for this Backstage version was found; the example of OP main still names paths in the image. The dependencies
 * are there all the same: what is left brings them. Permissions as in 1.10 (inferred).
 */
export const options2_0: OptionFacts = {
  ...options1_8,
  cicd: cicdWithoutCommunity(bundledCicd),
};

/** Any plugin may bring a dependency: that of Argo CD comes with what fills the repository it reads. */
function cicdWithoutCommunity([github, ...kubernetes]: typeof bundledCicd): CicdFacts {
  return {
    ...cicdOfEveryRelease,
    plugins: [
      { ...github, dependency: 'argocd' },
      ...kubernetes.map((plugin, index) =>
        index === 0 ? { ...plugin, dependency: 'tekton' as const } : plugin,
      ),
    ],
    unnamed: [
      'backstage-community-plugin-argocd',
      'backstage-community-plugin-argocd-backend',
      'backstage-community-plugin-tekton',
      'roadiehq-scaffolder-backend-argocd',
    ],
  };
}

/**
 * Nothing lies in the image any more. Names: OP+, examples/inline-dynamic-plugins.yaml, and by the same pattern
 * (inferred). Conditions for single workflows: PLG pull request 2931, DOCS 2.1.
 */
export const options2_1: OptionFacts = {
  ...options2_0,
  permissions: { plugin: referenced('backstage-community-plugin-rbac'), singleWorkflows: 'condition' },
  notifications: [
    referenced('backstage-plugin-notifications'),
    referenced('backstage-plugin-notifications-backend'),
    referenced('backstage-plugin-signals'),
    referenced('backstage-plugin-signals-backend'),
  ],
  cicd: cicdWithoutCommunity([
    referenced('backstage-plugin-scaffolder-backend-module-github'),
    referenced('backstage-plugin-kubernetes'),
    { ...referenced('backstage-plugin-kubernetes-backend'), pluginConfig: kubernetesPluginConfig },
  ]),
};
