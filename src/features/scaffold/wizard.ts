import { instanceQuestions } from './instanceQuestions.ts';
import { databaseQuestions } from './databaseQuestions.ts';
import { extraQuestions } from './extraQuestions.ts';
import { layoutQuestions } from './layoutQuestions.ts';
import { optionQuestions } from './optionQuestions.ts';
import { outputQuestions } from './outputQuestions.ts';
import { secretQuestions } from './secretQuestions.ts';
import type { Answers, Facts, Question } from './question.ts';
import { isUsable } from './unavailable.ts';

/** Every question there is, in the order it is asked; each template asks those it needs. */
const questions: readonly Question[] = [
  ...instanceQuestions,
  ...optionQuestions,
  ...databaseQuestions,
  ...extraQuestions,
  ...layoutQuestions,
  ...outputQuestions,
  ...secretQuestions,
];

/** One question on the screen. */
export interface Prompt {
  readonly question: Question;
  readonly facts: Facts;
  /** Those of earlier questions, and the one that was given to this question before. */
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
    const next = open[index];
    if (next === undefined) return live;
    const { question, earlier } = next;
    const own = answers[question.id];
    const reply = await ask({
      question,
      facts,
      answers: own === undefined ? earlier : { ...earlier, [question.id]: own },
      step: index + 1,
      steps: open.length,
    });
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

interface OpenQuestion {
  readonly question: Question;
  readonly earlier: Answers;
}

/** The questions to ask after these answers, and the answers that count: those of questions that still apply. */
function applicable(
  facts: Facts,
  answers: Answers,
  given: Answers,
): { readonly open: readonly OpenQuestion[]; readonly live: Answers } {
  const open: OpenQuestion[] = [];
  let live: Answers = {};
  for (const question of questions) {
    if (!question.applies(facts, live)) continue;
    const value = answers[question.id];
    if (!isUsable(question, given[question.id], facts, live)) open.push({ question, earlier: live });
    if (value !== undefined) live = { ...live, [question.id]: value };
  }
  return { open, live };
}
