import type { ExtraPlugin, InstallerFileFacts, OptionFacts } from '../optionFacts.ts';
import { cicd1_10, cicd1_8, cicd1_9, cicd2_0, cicd2_1 } from './cicd.ts';
import { bundled, communityRegistry, referenced } from './extraPlugins.ts';

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

/** Source: RHDH tags 1.7.0 … 1.9.8, dynamic-plugins.default.yaml; DOCS 1.10, configuration of the Orchestrator plugins. */
const bundledNotifications: readonly ExtraPlugin[] = [
  bundled('backstage-plugin-notifications'),
  bundled('backstage-plugin-notifications-backend-dynamic'),
  bundled('backstage-plugin-signals'),
  bundled('backstage-plugin-signals-backend-dynamic'),
];

/** Source: PLG, workspaces/orchestrator/docs/Permissions.md. */
const permissionNames: OptionFacts['permissions']['names'] = {
  'orchestrator.workflow': 'read',
  'orchestrator.workflow.use': 'update',
  'orchestrator.workflowAdminView': 'read',
  'orchestrator.instanceAdminView': 'read',
};

/** The dependencies for Pipelines and GitOps are not there yet. */
export const options1_7: OptionFacts = {
  // RHDH tags 1.7.0 … 1.9.8, dynamic-plugins.default.yaml; OVL main, workspaces/rbac (metadata and tests).
  permissions: {
    plugin: bundled('backstage-community-plugin-rbac'),
    names: permissionNames,
    singleWorkflows: 'permission',
  },
  notifications: bundledNotifications,
  // RHDH tag 1.9.8, dynamic-plugins.default.yaml; OVL release-1.10 and main, workspaces/orchestrator/metadata.
  loki: { url: 'LOKI_BASE_URL', token: 'AUTH_TOKEN' },
  installerFiles,
};

export const options1_8: OptionFacts = { ...options1_7, cicd: cicd1_8 };

export const options1_9: OptionFacts = { ...options1_7, cicd: cicd1_9 };

export const options1_10: OptionFacts = { ...options1_7, cicd: cicd1_10 };

/** Permissions as in 1.10 (inferred). */
export const options2_0: OptionFacts = { ...options1_7, cicd: cicd2_0 };

/**
 * Nothing lies in the image any more. Names by the pattern of OP+, examples/inline-dynamic-plugins.yaml; that of RBAC was
 * read in tests of OVL, the others are inferred. Conditions for single workflows: PLG pull request 2931, DOCS 2.1.
 */
export const options2_1: OptionFacts = {
  ...options2_0,
  permissions: {
    plugin: referenced('backstage-community-plugin-rbac'),
    names: permissionNames,
    singleWorkflows: 'condition',
  },
  notifications: [
    referenced('backstage-plugin-notifications'),
    referenced('backstage-plugin-notifications-backend'),
    referenced('backstage-plugin-signals'),
    referenced('backstage-plugin-signals-backend'),
  ],
  cicd: cicd2_1,
};
