import { questionIds, type Answers } from './question.ts';

/** The answers among the arguments of a command; what a key binding says wrongly is asked for instead. */
export function givenAnswers(argument: unknown): Answers {
  if (typeof argument !== 'object' || argument === null) return {};
  const given = Object.entries(argument).filter(
    ([id, value]) => questionIds.some((known) => known === id) && typeof value === 'string',
  );
  return Object.fromEntries(given) as Answers;
}
