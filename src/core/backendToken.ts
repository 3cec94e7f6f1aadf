import { message, type Message } from './message.ts';

/** Backstage takes no shorter token (backend-defaults, external static token handler). */
const fewestCharacters = 8;

/**
 * Why Backstage would not start with a value as its static token, to follow the name of where it comes from; `undefined`
 * where it would. The value itself is in no answer.
 */
export function backendTokenProblem(value: string): Message | undefined {
  if (/\s/.test(value)) return message('A token holds no blanks or line breaks: Backstage refuses it.');
  if (value.length >= fewestCharacters) return undefined;
  return message('A token has at least {0} characters: Backstage refuses a shorter one.', fewestCharacters);
}
