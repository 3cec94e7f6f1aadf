import type { Artifact } from '../../artifact.ts';
import type { ExtraPlugin } from '../../optionFacts.ts';

/** What one option of a target adds to what is written for RHDH. */
export interface Addition {
  /** Entries of dynamic-plugins.yaml. */
  readonly plugins: readonly ExtraPlugin[];
  /** Part of the Backstage object's `spec`; its lists are appended to those that are there. */
  readonly spec: object;
  /** Files of its own. */
  readonly artifacts: readonly Artifact[];
}
