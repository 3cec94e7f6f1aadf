import { layouts, type Layout } from '../../core/scaffold/answers.ts';
import type { GitSource } from '../../core/scaffold/gitSource.ts';
import { inOutputFolder } from './outputFolder.ts';
import type { Answers, Facts } from './question.ts';

/** The layout that was answered. */
export function answeredLayout({ layout }: Answers): Layout {
  return layouts.find((known) => known === layout) ?? 'separate';
}

/** Where Argo CD finds the files; `undefined` for other layouts. */
export function answeredGit({ repository }: Facts, answers: Answers): GitSource | undefined {
  const { gitUrl: url } = answers;
  if (answeredLayout(answers) !== 'argocd' || url === undefined) return undefined;
  const path = inOutputFolder({ folder: `${repository?.path ?? ''}/${answers.folder ?? ''}` }, '');
  return { url, path, revision: 'HEAD' };
}
