import type { Target } from '../target/target.ts';
import type { What } from '../templates/template.ts';
import type { GitSource } from './gitSource.ts';

/** How the files lie in the output folder. */
export const layouts = ['separate', 'single', 'kustomize', 'argocd'] as const;

export type Layout = (typeof layouts)[number];

/** Everything that decides the bytes of the files, secrets apart. Random values are never part of it. */
export interface ScaffoldAnswers {
  /** At least one. */
  readonly what: readonly What[];
  readonly layout: Layout;
  /** Where Argo CD finds the files; always there for the layout `argocd`. */
  readonly git?: GitSource;
  /** At least one; several have names that differ, each gets files of its own. */
  readonly targets: readonly Target[];
}
