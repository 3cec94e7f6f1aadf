import { message } from '../../core/message.ts';
import { templateOf } from '../../core/templates/index.ts';
import type { Question } from './question.ts';

const layoutQuestion: Question = {
  kind: 'choice',
  id: 'layout',
  title: message('Layout'),
  prompt: message('How shall the files lie?'),
  // One file needs no layout.
  applies: ({ what }) => templateOf(what).asks.includes('layout'),
  choices: () => [
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
  ],
};

/** How the files lie. */
export const layoutQuestions: readonly Question[] = [layoutQuestion];
