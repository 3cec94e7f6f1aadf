import { field, listAt, textAt } from './field.ts';
import { isMapping, type Mapping } from './schema/place.ts';

type Shape = 'dynamic-plugins' | 'app-config' | 'helm-values' | 'helm-infra-values';

/** What a mapping that is no Kubernetes object is, by what nothing else has. `baseName` is that of its file. */
export function shapeOf(value: Mapping, baseName: string): Shape | undefined {
  if ('kind' in value || 'apiVersion' in value) return undefined;
  if (isPluginList(value, baseName)) return 'dynamic-plugins';
  if (isMapping(field(value, 'global', 'dynamic')) || hasChartsOrchestrator(value)) return 'helm-values';
  if (infraOperators.some((name) => isInfra(value[name]))) return 'helm-infra-values';
  return isAppConfig(value) ? 'app-config' : undefined;
}

/** By its file name, or by its content: only the two root keys, fields that slipped out of an entry, and an entry that reads like a plugin. */
function isPluginList(value: Mapping, baseName: string): boolean {
  const keys = Object.keys(value);
  if (isPluginListName(baseName)) return true;
  const isRootKey = (key: string): boolean => key === 'includes' || key === 'plugins';
  if (!keys.some(isRootKey) || !keys.every((key) => isRootKey(key) || pluginFields.includes(key)))
    return false;
  return includesDefaults(value) || listAt(value, 'plugins').some(isPluginEntry);
}

function includesDefaults(value: Mapping): boolean {
  return listAt(value, 'includes').some((name) => name === 'dynamic-plugins.default.yaml');
}

/** Whether a value is a piece of a plugin list, as documentation shows it: its entries without the key above them. */
export function isEntryList(value: unknown): boolean {
  return (
    Array.isArray(value) &&
    value.some(
      (entry: unknown) => isPluginEntry(entry) || /\bbackstage-plugin-/.test(textAt(entry, 'package') ?? ''),
    )
  );
}

/** Whether a file is a plugin list by its name. */
export function isPluginListName(baseName: string): boolean {
  return /^dynamic-plugins[^/]*\.ya?ml$/.test(baseName);
}

const pluginFields: readonly string[] = [
  'disabled',
  'enabled',
  'integrity',
  'pluginConfig',
  'pullPolicy',
  'dependencies',
];

function isPluginEntry(entry: unknown): boolean {
  const name = textAt(entry, 'package');
  if (name === undefined || !isMapping(entry)) return false;
  return /^(oci:\/\/|ref:\/\/|\.\/dynamic-plugins\/)/.test(name) || pluginFields.some((key) => key in entry);
}

/** The section of the backstage chart; `enabled` alone stands in the values of many a chart. */
function hasChartsOrchestrator({ orchestrator }: Mapping): boolean {
  return (
    isMapping(orchestrator) &&
    ['sonataflowPlatform', 'serverlessOperator', 'serverlessLogicOperator'].some((key) => key in orchestrator)
  );
}

/** The sections of the chart orchestrator-infra. */
const infraOperators: readonly string[] = ['serverlessOperator', 'serverlessLogicOperator'];

/** Other charts have sections of these names, too: the chart's own has a Subscription, or nothing but its switch. */
function isInfra(section: unknown): boolean {
  if (!isMapping(section)) return false;
  return 'subscription' in section || Object.keys(section).join() === 'enabled';
}

/** Sections of `orchestrator:` in the app-config (rhdh-plugins, plugins/orchestrator-backend/config.d.ts). */
const configSections: readonly string[] = [
  'dataIndexService',
  'sonataFlowService',
  'workflowLogProvider',
  'workflowInstancePage',
];

function isAppConfig({ orchestrator }: Mapping): boolean {
  return isMapping(orchestrator) && configSections.some((key) => key in orchestrator);
}
