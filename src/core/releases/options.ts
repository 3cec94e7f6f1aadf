import type { ExtraPlugin, InstallerFileFacts, OptionFacts } from '../optionFacts.ts';
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
 * The container, its variables and folders: OP release-1.7 … main, default-config/deployment.yaml and secret-files.yaml;
 * the folder for registries and the names of registries: OP release-1.10 and main, examples/plugin-mirroring.yaml.
 */
const installerFiles: InstallerFileFacts = {
  container: 'install-dynamic-plugins',
  namesContainers: true,
  registriesFolder: '/etc/containers/registries.conf.d',
  registries: ['registry.access.redhat.com/rhdh', 'quay.io/rhdh'],
  communityRegistry,
  npm: { scope: '@redhat', variable: 'NPM_CONFIG_USERCONFIG', key: '.npmrc' },
};

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
const bundledCicd: readonly ExtraPlugin[] = [
  bundled('backstage-plugin-scaffolder-backend-module-github-dynamic'),
  bundled('backstage-plugin-kubernetes'),
  { ...bundled('backstage-plugin-kubernetes-backend-dynamic'), pluginConfig: kubernetesPluginConfig },
];

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
function communityCicd(versions: CommunityVersions): readonly ExtraPlugin[] {
  const { backstage } = versions;
  return [
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
  ];
}

/** No dependencies for Pipelines and GitOps yet, and files for one container cannot be asked for. */
export const options1_7: OptionFacts = {
  permissions: { plugin: bundledRbac, singleWorkflows: 'permission' },
  notifications: bundledNotifications,
  installerFiles: { ...installerFiles, namesContainers: false },
};

/** Source: OP release-1.8, examples/orchestrator-cicd.yaml; every path is in RHDH tags 1.8.0 and 1.8.7, dynamic-plugins.default.yaml. */
export const options1_8: OptionFacts = {
  ...options1_7,
  cicd: [
    { ...bundled('backstage-community-plugin-redhat-argocd'), dependency: 'argocd' },
    { ...bundled('backstage-community-plugin-tekton'), dependency: 'tekton' },
    bundled('roadiehq-backstage-plugin-argo-cd-backend-dynamic'),
    bundled('roadiehq-scaffolder-backend-argocd-dynamic'),
    ...bundledCicd,
  ],
  installerFiles,
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
 * images for this Backstage version was found. Permissions as in 1.10 (inferred).
 */
export const options2_0: OptionFacts = {
  permissions: options1_10.permissions,
  notifications: bundledNotifications,
  installerFiles,
};

/**
 * Nothing lies in the image any more. Names: OP+, examples/inline-dynamic-plugins.yaml, and by the same pattern
 * (inferred). Conditions for single workflows: PLG pull request 2931, DOCS 2.1.
 */
export const options2_1: OptionFacts = {
  permissions: { plugin: referenced('backstage-community-plugin-rbac'), singleWorkflows: 'condition' },
  notifications: [
    referenced('backstage-plugin-notifications'),
    referenced('backstage-plugin-notifications-backend'),
    referenced('backstage-plugin-signals'),
    referenced('backstage-plugin-signals-backend'),
  ],
  installerFiles,
};
