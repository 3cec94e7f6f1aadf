import type { Target } from '../target/target.ts';
import type { What } from '../templates/template.ts';

/** How the files lie in the output folder. */
export const layouts = ['separate', 'single'] as const;

export type Layout = (typeof layouts)[number];

/** Everything that decides the bytes of the files, secrets apart. Random values are never part of it. */
export interface ScaffoldAnswers {
  /** At least one. */
  readonly what: readonly What[];
  readonly layout: Layout;
  /** At least one; several have names that differ, each gets files of its own. */
  readonly targets: readonly Target[];
}
