import type { Answers, BackstageHint, Facts } from './question.ts';

/** The object that was chosen from those that are there. */
export function chosenHint({ hints }: Facts, { backstage }: Answers): BackstageHint | undefined {
  return hints.find((hint) => hintId(hint) === backstage);
}

/** What tells one object from another. */
export function hintId({ namespace, name }: BackstageHint): string {
  return `${namespace}/${name}`;
}
