import { message } from '../../core/message.ts';
import type { Layout } from '../../core/scaffold/answers.ts';
import { gitUrlProblem } from '../../core/scaffold/gitSource.ts';
import { answeredTargets } from './answeredTargets.ts';
import type { Choice, Question } from './question.ts';
import { isAsked } from './targetAnswer.ts';

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
  applies: (facts, answers) => {
    if (!isAsked('layout', facts)) return false;
    const said = answeredTargets(facts, answers);
    return !said.ok || said.targets.some(({ method }) => method !== 'helm');
  },
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
