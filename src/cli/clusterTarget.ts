import { isClusterWide } from '../core/plans/objects.ts';
import type { PrerequisiteId } from '../core/status.ts';
import type { Target } from '../core/target/target.ts';
import { wrongUse, type CliEdge } from './edge.ts';
import { scaffoldTarget, type TargetOptions } from './scaffoldTarget.ts';

/** A command that holds a target against a cluster. */
export interface ClusterCommand {
  readonly name: string;
  /** The prerequisites it was asked for; none means all. */
  readonly ids: readonly PrerequisiteId[];
}

/**
 * The target for a command. What the whole cluster shares depends on the release alone; everything else needs to know
 * of which Backstage it is. Wrong use, in the words of the call, where that is not said.
 */
export async function clusterTarget(
  { name, ids }: ClusterCommand,
  options: TargetOptions,
  edge: CliEdge,
): Promise<Target> {
  const shared = ids.length > 0 && ids.every(isClusterWide);
  const needed = shared ? (['release'] as const) : (['release', 'name', 'namespace'] as const);
  const missing = needed.filter((option) => options[option] === undefined);
  if (options.target === undefined && missing.length > 0) {
    const flags = missing.map((option) => `--${option}`).join(', ');
    throw wrongUse(
      `${[name, ...ids].join(' ')} needs ${flags}, or --target with a name from .rhdh-orchestrator.yaml.`,
    );
  }
  return scaffoldTarget([shared ? 'infra' : 'all'], options, edge);
}
