import { instanceQuestions } from './instanceQuestions.ts';
import { databaseQuestions } from './databaseQuestions.ts';
import { extraQuestions } from './extraQuestions.ts';
import { layoutQuestions } from './layoutQuestions.ts';
import { optionQuestions } from './optionQuestions.ts';
import { outputQuestions } from './outputQuestions.ts';
import type { Answers, Facts, Question } from './question.ts';
import { canBeChosen } from './unavailable.ts';

/** Every question there is, in the order it is asked; each template asks those it needs. */
const questions: readonly Question[] = [
  ...instanceQuestions,
  ...optionQuestions,
  ...databaseQuestions,
  ...extraQuestions,
  ...layoutQuestions,
  ...outputQuestions,
];

/** One question on the screen. */
export interface Prompt {
  readonly question: Question;
  readonly facts: Facts;
  readonly answers: Answers;
  /** From 1. */
  readonly step: number;
  readonly steps: number;
}

export type Reply =
  | { readonly kind: 'answer'; readonly value: string }
  | { readonly kind: 'back' }
  | { readonly kind: 'cancel' };

/** Shows one question and waits for the reply; a text that has a problem is not a reply. */
export type Ask = (prompt: Prompt) => Promise<Reply>;

/**
 * Asks one question after the other, back and forth. What was answered stays filled in after going back.
 * @param given answers that came with the command; a usable one is not asked for.
 * @returns the answers of the questions that apply, `undefined` when cancelled.
 */
export async function runWizard(facts: Facts, given: Answers, ask: Ask): Promise<Answers | undefined> {
  let answers = given;
  let index = 0;
  for (;;) {
    const { open, live } = applicable(facts, answers, given);
    const question = open[index];
    if (question === undefined) return live;
    const reply = await ask({ question, facts, answers, step: index + 1, steps: open.length });
    switch (reply.kind) {
      case 'cancel':
        return undefined;
      case 'back':
        index = Math.max(0, index - 1);
        break;
      case 'answer':
        answers = { ...answers, [question.id]: reply.value };
        index += 1;
        break;
    }
  }
}

/** The questions to ask after these answers, and the answers that count: those of questions that still apply. */
function applicable(
  facts: Facts,
  answers: Answers,
  given: Answers,
): { readonly open: readonly Question[]; readonly live: Answers } {
  const open: Question[] = [];
  let live: Answers = {};
  for (const question of questions) {
    if (!question.applies(facts, live)) continue;
    const value = answers[question.id];
    if (given[question.id] === undefined || !isUsable(question, given[question.id], facts, live)) {
      open.push(question);
    }
    if (value !== undefined) live = { ...live, [question.id]: value };
  }
  return { open, live };
}

function isUsable(question: Question, value: string | undefined, facts: Facts, live: Answers): boolean {
  if (value === undefined) return false;
  return question.kind === 'text'
    ? question.problem(value, facts, live) === undefined
    : canBeChosen(question, facts, { ...live, [question.id]: value });
}
