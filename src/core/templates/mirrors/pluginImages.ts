import type { Target } from '../../target/target.ts';

/** Whether the plugins of the Orchestrator come as images; else they come from an npm registry. */
export function takesImages({ release }: Target): boolean {
  return release.plugins.every(({ integrity }) => integrity === undefined);
}
