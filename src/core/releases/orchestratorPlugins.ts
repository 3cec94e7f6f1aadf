import type { OrchestratorPlugin, PluginRole, ShippedEntry } from '../release.ts';

/** In the order upstream lists them; Loki is shipped but not needed. */
type NeededRole = Exclude<PluginRole, 'loki'>;

/** Source: OP release-1.7 and release-1.8, default-config/dynamic-plugins.yaml. */
const npmNames: readonly (readonly [NeededRole, string])[] = [
  ['frontend', 'backstage-plugin-orchestrator'],
  ['backend', 'backstage-plugin-orchestrator-backend-dynamic'],
  ['scaffolder', 'backstage-plugin-scaffolder-backend-module-orchestrator-dynamic'],
  ['form-widgets', 'backstage-plugin-orchestrator-form-widgets'],
];

/** Source: OP release-1.9, default-config/dynamic-plugins.yaml, and 1.10 … OP+, flavours/orchestrator; Loki: RHDH 1.9.0. */
const imageNames: readonly (readonly [PluginRole, string])[] = [
  ['frontend', 'red-hat-developer-hub-backstage-plugin-orchestrator'],
  ['backend', 'red-hat-developer-hub-backstage-plugin-orchestrator-backend'],
  ['scaffolder', 'red-hat-developer-hub-backstage-plugin-scaffolder-backend-module-orchestrator'],
  ['form-widgets', 'red-hat-developer-hub-backstage-plugin-orchestrator-form-widgets'],
  ['loki', 'red-hat-developer-hub-backstage-plugin-orchestrator-backend-module-loki'],
];

/** What is known of each image of a release beside its name. */
export type ImageFacts = Readonly<
  Record<PluginRole, { readonly version?: string; readonly digest?: string }>
>;

/** The npm packages of one plugin version, with the `sha512` of each in base64. */
export function npmPlugins(
  version: string,
  sha512: Readonly<Record<NeededRole, string>>,
): readonly OrchestratorPlugin[] {
  return npmNames.map(([role, name]) => ({
    role,
    name,
    package: `@redhat/${name}@${version}`,
    integrity: `sha512-${sha512[role]}`,
    version,
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

function imagePlugins(packageOf: (name: string) => string, facts: ImageFacts): readonly OrchestratorPlugin[] {
  return imageNames.map(([role, name]) => ({
    role,
    name,
    package: packageOf(name),
    required: role !== 'loki',
    ...facts[role],
  }));
}

/** The entries by which upstream lists the needed plugins, switched as `flag` says; the backend brings the platform. */
export function shippedEntries(
  plugins: readonly OrchestratorPlugin[],
  flag: Pick<ShippedEntry, 'enabled' | 'disabled'>,
): readonly ShippedEntry[] {
  return plugins
    .filter(({ required }) => required)
    .map(({ role, package: name, integrity }) => ({
      package: name,
      ...flag,
      ...(integrity === undefined ? {} : { integrity }),
      ...(role === 'backend' ? { dependencies: [{ ref: 'sonataflow' }] } : {}),
    }));
}
