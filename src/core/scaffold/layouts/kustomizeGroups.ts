import type { Manifest } from '../../manifest.ts';
import type { Target } from '../../target/target.ts';

/** Objects outside the target's namespace, and those in it; the first are applied first. */
export const groups = ['cluster', 'rhdh'] as const;

export type Group = (typeof groups)[number];

/** The group an object of the target belongs into. */
export function groupOf({ metadata }: Manifest, target: Target): Group {
  return metadata.namespace === target.namespace ? 'rhdh' : 'cluster';
}

/** Where the output folder holds what the targets share. */
export function baseFolder(group: Group): string {
  return `base/${group}`;
}
