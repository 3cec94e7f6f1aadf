import type { Artifact } from '../../artifact.ts';
import type { Target } from '../../target/target.ts';
import type { ScaffoldAnswers } from '../answers.ts';

/** What is written for one target, in the order of applying. */
export interface TargetFiles {
  readonly target: Target;
  readonly artifacts: readonly Artifact[];
}

/** Puts the artifacts of all targets into files; pure, like the templates. */
export type Lay = (sets: readonly TargetFiles[], answers: ScaffoldAnswers) => readonly Artifact[];
