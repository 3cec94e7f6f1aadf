import { message } from '../../core/message.ts';
import type { Layout } from '../../core/scaffold/answers.ts';
import { gitUrlProblem, type GitSource } from '../../core/scaffold/gitSource.ts';
import { templateOf } from '../../core/templates/index.ts';
import { outputFolder } from './outputQuestions.ts';
import type { Answers, Choice, Facts, Question } from './question.ts';

const choices: readonly (Choice & { readonly id: Layout })[] = [
  {
    id: 'separate',
    label: message('Separate files'),
    detail: message('One per step, numbered in the order of applying'),
  },
  {
    id: 'single',
    label: message('One file'),
    detail: message('Everything in the order of applying; Secrets apart'),
  },
  {
    id: 'kustomize',
    label: message('Kustomize'),
    detail: message('A base, and an overlay for each target'),
  },
  {
    id: 'argocd',
    label: message('Argo CD'),
    detail: message('An Application with sync waves in the order of applying'),
  },
];

const layoutQuestion: Question = {
  kind: 'choice',
  id: 'layout',
  title: message('Layout'),
  prompt: message('How shall the files lie?'),
  // A single file needs no layout, and Helm reads its values as they are.
  applies: ({ what }, { method }) => templateOf(what).asks.includes('layout') && method !== 'helm',
  choices: () => choices,
};

const gitUrlQuestion: Question = {
  kind: 'text',
  id: 'gitUrl',
  title: message('Repository'),
  prompt: message('Address of the repository that Argo CD reads the files from'),
  applies: (_facts, { layout }) => layout === 'argocd',
  initial: ({ repository }) => repository?.url ?? '',
  problem: (text) => gitUrlProblem(text),
};

/** How the files lie. */
export const layoutQuestions: readonly Question[] = [layoutQuestion, gitUrlQuestion];

/** The layout that was answered. */
export function answeredLayout({ layout }: Answers): Layout {
  return choices.find(({ id }) => id === layout)?.id ?? 'separate';
}

/** Where Argo CD finds the files; `undefined` for other layouts. */
export function answeredGit({ repository }: Facts, answers: Answers): GitSource | undefined {
  const { gitUrl: url } = answers;
  if (answeredLayout(answers) !== 'argocd' || url === undefined) return undefined;
  const path = [repository?.path ?? '', outputFolder(answers)].filter((part) => part !== '').join('/');
  return { url, path, revision: 'HEAD' };
}
