import type { PluginConfig } from '../pluginConfig.ts';
import type { PluginRole } from '../release.ts';

/** The `pluginConfig` of every plugin in one default file. */
export type PluginConfigs = Readonly<Partial<Record<PluginRole, PluginConfig>>>;

const frontendKey = 'red-hat-developer-hub.backstage-plugin-orchestrator';
const formWidgetsKey = 'red-hat-developer-hub.backstage-plugin-orchestrator-form-widgets';

const appIcons = [{ importName: 'OrchestratorIcon', name: 'orchestratorIcon' }];
const menuItem = { icon: 'orchestratorIcon', text: 'Orchestrator' };
const workflowsTab = { path: '/workflows', title: 'Workflows', mountPoint: 'entity.page.workflows' };
const translated = { titleKey: 'catalog.entityPage.workflows.title' };
const translatedMenuItem = { ...menuItem, textKey: 'menuItem.orchestrator' };

/** Up to 1.10 the condition stands below `layout`; main has it beside `layout`. */
const workflowsCard = {
  mountPoint: 'entity.page.workflows/cards',
  importName: 'OrchestratorCatalogTab',
  config: { layout: { gridColumn: '1 / -1', if: { anyOf: ['IsOrchestratorCatalogTabAvailable'] } } },
};

/** Name of the platform's service inside its own namespace: RHDH and the platform are meant to share one. */
const dataIndex = {
  orchestrator: { dataIndexService: { url: 'http://sonataflow-platform-data-index-service' } },
};

function frontend(config: PluginConfig): PluginConfig {
  return { dynamicPlugins: { frontend: { [frontendKey]: config } } };
}

function formWidgets(config: PluginConfig): PluginConfig {
  return { dynamicPlugins: { frontend: { [formWidgetsKey]: config } } };
}

function loki(config: PluginConfig): PluginConfig {
  return { orchestrator: { workflowLogProvider: { loki: config } } };
}

/** Source: RHDH tag 1.7.0, dynamic-plugins.default.yaml. */
export const pluginConfigs1_7_0: PluginConfigs = {
  frontend: frontend({
    appIcons,
    dynamicRoutes: [{ importName: 'OrchestratorPage', menuItem, path: '/orchestrator' }],
  }),
  backend: dataIndex,
  scaffolder: dataIndex,
  'form-widgets': formWidgets({}),
};

/** Source: RHDH tag 1.7.4, dynamic-plugins.default.yaml; OP release-1.7 and release-1.8, default-config/dynamic-plugins.yaml. */
export const pluginConfigs1_7_1: PluginConfigs = {
  ...pluginConfigs1_7_0,
  frontend: frontend({
    appIcons,
    dynamicRoutes: [{ importName: 'OrchestratorPage', menuItem, path: '/orchestrator' }],
    entityTabs: [workflowsTab],
    mountPoints: [workflowsCard],
  }),
};

/** Source: RHDH tags 1.8.0 and 1.8.7, dynamic-plugins.default.yaml. */
export const pluginConfigs1_8: PluginConfigs = {
  ...pluginConfigs1_7_0,
  frontend: frontend({
    appIcons,
    dynamicRoutes: [{ importName: 'OrchestratorPage', menuItem: translatedMenuItem, path: '/orchestrator' }],
    entityTabs: [{ ...workflowsTab, ...translated }],
    mountPoints: [workflowsCard],
  }),
};

/** Source: RHDH tag 1.9.0, dynamic-plugins.default.yaml. */
export const pluginConfigs1_9_0: PluginConfigs = {
  ...pluginConfigs1_8,
  loki: loki({ baseUrl: '${LOKI_BASE_URL}' }),
};

/** Source: RHDH tag 1.9.8, dynamic-plugins.default.yaml; OVL release-1.9, workspaces/orchestrator/metadata. */
export const pluginConfigs1_9_8: PluginConfigs = {
  ...pluginConfigs1_8,
  loki: loki({ baseUrl: '${LOKI_BASE_URL}', token: '${AUTH_TOKEN}' }),
};

/** Source: OVL release-1.10, workspaces/orchestrator/metadata. */
export const pluginConfigs1_10: PluginConfigs = {
  ...pluginConfigs1_9_8,
  frontend: frontend({
    translationResources: [{ importName: 'orchestratorTranslations', ref: 'orchestratorTranslationRef' }],
    appIcons,
    dynamicRoutes: [{ importName: 'OrchestratorPage', menuItem: translatedMenuItem, path: '/orchestrator' }],
    entityTabs: [{ ...workflowsTab, ...translated }],
    mountPoints: [workflowsCard],
  }),
};

const legacy = { module: 'Legacy' };

/** Source: OVL main, workspaces/orchestrator/metadata. */
export const pluginConfigs2_0: PluginConfigs = {
  ...pluginConfigs1_9_8,
  frontend: frontend({
    translationResources: [
      { importName: 'orchestratorTranslations', ...legacy, ref: 'orchestratorTranslationRef' },
    ],
    appIcons: [{ importName: 'OrchestratorIcon', name: 'orchestratorIcon', ...legacy }],
    dynamicRoutes: [
      { importName: 'OrchestratorPage', ...legacy, menuItem: translatedMenuItem, path: '/orchestrator' },
    ],
    menuItems: { orchestrator: { parent: 'default.admin', icon: 'orchestratorIcon' } },
    entityTabs: [{ ...workflowsTab, ...translated }],
    mountPoints: [
      {
        mountPoint: 'entity.page.workflows/cards',
        importName: 'OrchestratorCatalogTab',
        ...legacy,
        config: {
          layout: { gridColumn: '1 / -1' },
          if: { anyOf: [{ hasAnnotation: 'orchestrator.io/workflows' }] },
        },
      },
    ],
  }),
  'form-widgets': formWidgets({ pluginModule: 'Legacy' }),
};
