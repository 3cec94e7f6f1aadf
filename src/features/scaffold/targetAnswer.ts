import { templateOf } from '../../core/templates/index.ts';
import type { Question as Need } from '../../core/templates/template.ts';
import type { Answers, Facts } from './question.ts';

/** The answer that means every target of the target file; no target can have it for a name. */
export const everyTarget = '*';

/** Whether the templates look at it, and neither a target of the file nor an answers file says it already. */
export function isOpen(need: Need, facts: Facts, { target }: Answers): boolean {
  return (target ?? '') === '' && isAsked(need, facts);
}

/** Whether the templates look at it, and no answers file says it already. */
export function isAsked(need: Need, { what, preset }: Facts): boolean {
  return preset === undefined && what.some((one) => templateOf(one).asks.includes(need));
}
