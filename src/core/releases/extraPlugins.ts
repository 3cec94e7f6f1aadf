import type { ExtraPlugin } from '../optionFacts.ts';

/** Registry of the plugins that the community supports. Source: OVL. */
export const communityRegistry = 'ghcr.io/redhat-developer/rhdh-plugin-export-overlays';

/** A plugin that lies in the image of RHDH. */
export function bundled(name: string): ExtraPlugin {
  return { package: `./dynamic-plugins/dist/${name}` };
}

/** A plugin by name alone (2.1). */
export function referenced(name: string): ExtraPlugin {
  return { package: `ref://${name}` };
}

/** A plugin of the community, built for one Backstage version: nothing is inherited for it. */
export function community(name: string, backstage: string, version: string): ExtraPlugin {
  return { package: `oci://${communityRegistry}/${name}:bs_${backstage}__${version}` };
}
