import type { PluginInfraScript } from '../infrastructure.ts';

/** Source: OP release-1.7, plugin-infra/plugin-infra.sh: all manifests stand inside it. */
export const pluginInfra1_7: PluginInfraScript = { branch: 'release-1.7', options: [] };

/**
 * From 1.8 on manifests that do not lie beside the script are fetched from a branch, and that is main unless told,
 * wherever the script came from. Source: OP 1.8 … main, plugin-infra/plugin-infra.sh.
 */
export function pluginInfraOf(branch: string): PluginInfraScript {
  return { branch, options: ['--branch', '--with-cicd'] };
}
