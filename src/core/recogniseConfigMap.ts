import { field, listAt, textAt } from './field.ts';
import { isMapping } from './schema/place.ts';

/** The key of the ConfigMap that holds the plugin list (rhdh-operator, pkg/model/dynamic-plugins.go). */
export const dynamicPluginsKey = 'dynamic-plugins.yaml';

/** ConfigMaps by what the Backstage objects of a file use them for. */
export interface ReferredConfigMaps {
  readonly pluginLists: readonly string[];
  readonly appConfigs: readonly string[];
}

/** The ConfigMaps that Backstage objects name. */
export function referredConfigMaps(backstages: readonly unknown[]): ReferredConfigMaps {
  return {
    pluginLists: backstages.flatMap(
      (backstage) => textAt(backstage, 'spec', 'application', 'dynamicPluginsConfigMapName') ?? [],
    ),
    appConfigs: backstages.flatMap((backstage) =>
      listAt(backstage, 'spec', 'application', 'appConfig', 'configMaps').flatMap(
        (entry) => textAt(entry, 'name') ?? [],
      ),
    ),
  };
}

/** What of ours a ConfigMap holds. Without its key the name tells: the operator refuses it, which has to be said. */
export function configMapKind(
  configMap: unknown,
  { pluginLists, appConfigs }: ReferredConfigMaps = { pluginLists: [], appConfigs: [] },
): 'dynamic-plugins-configmap' | 'app-config-configmap' | undefined {
  const data = field(configMap, 'data');
  const texts = isMapping(data) ? Object.entries(data) : [];
  const name = textAt(configMap, 'metadata', 'name') ?? '';
  const isList = ['dynamic-plugins', 'dynamic-plugins-rhdh', ...pluginLists].includes(name);
  // Only a Secret has `stringData`: that nobody reads it here is what has to be said.
  if (textAt(configMap, 'stringData', dynamicPluginsKey) !== undefined) return 'dynamic-plugins-configmap';
  if (isList || texts.some(([key]) => key === dynamicPluginsKey)) return 'dynamic-plugins-configmap';
  const isConfig = texts.some(([key, text]) => isAppConfigName(key) && isAboutUs(text));
  return isConfig || appConfigs.includes(name) || texts.some(([key, text]) => arePolicies(key, text))
    ? 'app-config-configmap'
    : undefined;
}

/** A text inside a ConfigMap and what its key says that it is. */
export interface EmbeddedText {
  readonly key: string;
  readonly kind: 'dynamic-plugins' | 'app-config';
}

/** The texts of a ConfigMap of ours that are judged as documents of their own. */
export function textsOfConfigMap(configMap: unknown): readonly EmbeddedText[] {
  const data = field(configMap, 'data');
  if (!isMapping(data)) return [];
  return Object.keys(data).flatMap((key): readonly EmbeddedText[] => {
    const kind = kindOfText(key);
    return kind === undefined ? [] : [{ key, kind }];
  });
}

/** What the text under a key of a ConfigMap of ours is; `undefined` for one that we have nothing to say about. */
function kindOfText(key: string): EmbeddedText['kind'] | undefined {
  if (key === dynamicPluginsKey) return 'dynamic-plugins';
  return isAppConfigName(key) ? 'app-config' : undefined;
}

/** Whether a key of a ConfigMap is that of an app-config. */
export function isAppConfigName(key: string): boolean {
  return /^app-config[\w.-]*\.ya?ml$/.test(key);
}

/** Whether the text under a key holds policies for RBAC that are about workflows; an app-config names the file by its path. */
export function arePolicies(key: string, text: unknown): boolean {
  return (
    key.endsWith('.csv') &&
    typeof text === 'string' &&
    /^[ \t]*p[ \t]*,[^,\n]*,[ \t]*orchestrator\b/m.test(text)
  );
}

/**
 * Whether the text of an app-config has to do with the Orchestrator: its own section, one of its plugins, its
 * permissions, or the token that its services come with. Most app-configs are no business of ours.
 */
function isAboutUs(text: unknown): boolean {
  return (
    typeof text === 'string' &&
    /^orchestrator:|backstage-plugin-orchestrator|^ +- ["']?orchestrator["']?\s*$|^ +subject: ["']?orchestrator\b/m.test(
      text,
    )
  );
}
