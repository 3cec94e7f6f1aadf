import type { OrchestratorPlugin, PluginRole, ShippedEntry } from '../release.ts';
import type { PluginConfigs } from './pluginConfig.ts';

/** Loki is shipped but not needed. */
type NeededRole = Exclude<PluginRole, 'loki'>;

/** In upstream's order. Source: OP release-1.7 and release-1.8, default-config/dynamic-plugins.yaml. */
const npmNames: readonly (readonly [NeededRole, string])[] = [
  ['frontend', 'backstage-plugin-orchestrator'],
  ['backend', 'backstage-plugin-orchestrator-backend-dynamic'],
  ['scaffolder', 'backstage-plugin-scaffolder-backend-module-orchestrator-dynamic'],
  ['form-widgets', 'backstage-plugin-orchestrator-form-widgets'],
];

/**
 * In upstream's order. Source: OP release-1.9, default-config/dynamic-plugins.yaml, and 1.10 … OP+,
 * default-config/flavours/orchestrator; Loki: RHDH tag 1.9.0, dynamic-plugins.default.yaml.
 */
const imageNames: readonly (readonly [PluginRole, string])[] = [
  ['frontend', 'red-hat-developer-hub-backstage-plugin-orchestrator'],
  ['backend', 'red-hat-developer-hub-backstage-plugin-orchestrator-backend'],
  ['scaffolder', 'red-hat-developer-hub-backstage-plugin-scaffolder-backend-module-orchestrator'],
  ['form-widgets', 'red-hat-developer-hub-backstage-plugin-orchestrator-form-widgets'],
  ['loki', 'red-hat-developer-hub-backstage-plugin-orchestrator-backend-module-loki'],
];

/** What a release knows of its images beside their names. */
export interface ImageFacts {
  /** Version of each plugin. */
  readonly versions: Readonly<Record<PluginRole, string>>;
  /** `sha256` of each image in the default file, in hexadecimal. */
  readonly sha256?: Readonly<Record<PluginRole, string>>;
  readonly configs: PluginConfigs;
}

/** The npm packages of one plugin version, with the `sha512` of each in base64. */
export function npmPlugins(
  version: string,
  sha512: Readonly<Record<NeededRole, string>>,
  configs: PluginConfigs,
): readonly OrchestratorPlugin[] {
  return npmNames.map(([role, name]) => ({
    role,
    package: `@redhat/${name}@${version}`,
    name,
    integrity: `sha512-${sha512[role]}`,
    version,
    ...defaultConfig(configs, role),
    required: true,
  }));
}

/** The images of Red Hat's registry, in the version that the default file of the release names. */
export function inheritedPlugins(facts: ImageFacts): readonly OrchestratorPlugin[] {
  return imagePlugins((name) => `oci://registry.access.redhat.com/rhdh/${name}:{{inherit}}`, facts);
}

/** The plugins by name alone (2.1). */
export function referencedPlugins(facts: ImageFacts): readonly OrchestratorPlugin[] {
  return imagePlugins((name) => `ref://${name}`, facts);
}

function imagePlugins(
  packageOf: (name: string) => string,
  { versions, sha256, configs }: ImageFacts,
): readonly OrchestratorPlugin[] {
  return imageNames.map(([role, name]) => ({
    role,
    package: packageOf(name),
    name,
    version: versions[role],
    ...(sha256 === undefined ? {} : { digest: `sha256:${sha256[role]}` }),
    ...defaultConfig(configs, role),
    required: role !== 'loki',
  }));
}

function defaultConfig(configs: PluginConfigs, role: PluginRole): Pick<OrchestratorPlugin, 'defaultConfig'> {
  const config = configs[role];
  return config === undefined ? {} : { defaultConfig: config };
}

/**
 * The entries by which the operator itself lists the needed plugins, switched as `flag` says.
 * The backend brings the platform in every release that has such entries; `configs` only where upstream writes them.
 */
export function shippedEntries(
  plugins: readonly OrchestratorPlugin[],
  flag: Pick<ShippedEntry, 'enabled' | 'disabled'>,
  configs: PluginConfigs = {},
): readonly ShippedEntry[] {
  return plugins
    .filter(({ required }) => required)
    .map(({ role, package: reference, integrity }) => {
      const pluginConfig = configs[role];
      return {
        package: reference,
        ...flag,
        ...(integrity === undefined ? {} : { integrity }),
        ...(pluginConfig === undefined ? {} : { pluginConfig }),
        ...(role === 'backend' ? { dependencies: [{ ref: 'sonataflow' }] } : {}),
      };
    });
}
