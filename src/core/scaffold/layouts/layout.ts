import type { Artifact } from '../../artifact.ts';
import type { Target } from '../../target/target.ts';
import type { ScaffoldAnswers } from '../answers.ts';

/** What is written for one target, in the order of applying. */
export interface TargetFiles {
  readonly target: Target;
  readonly artifacts: readonly Artifact[];
}

/**
 * Puts the artifacts of all targets into files; pure, like the templates.
 * @param idle paths of files in the output folder that are not made now, and that no program should take for wanted.
 */
export type Lay = (
  sets: readonly TargetFiles[],
  answers: ScaffoldAnswers,
  idle: readonly string[],
) => readonly Artifact[];

/** A layout: how files are made of artifacts, and where those lie that are never shared. */
export interface LayoutDesign {
  readonly lay: Lay;
  /** Folder of what is one target's alone, its Secrets among it; empty for the output folder itself. */
  home(target: Target, count: TargetCount): string;
  /** Whether another program reads the folders, so that there must be objects in them. */
  readonly builtBy?: string;
}

/** One target can do without a folder of its own. */
export type TargetCount = 'one' | 'several';
