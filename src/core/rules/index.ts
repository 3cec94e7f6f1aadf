import type { Finding } from '../finding.ts';
import { dpDuplicate } from './dpDuplicate.ts';
import { placeholderLeft } from './placeholderLeft.ts';
import type { Facts, Rule, RuleContext } from './rule.ts';

export type { Facts, RuleContext } from './rule.ts';

/** Every rule, in the order their findings are told. */
export const rules: readonly Rule[] = [placeholderLeft, dpDuplicate];

/** What all rules find in one document. */
export function judgeFacts(facts: Facts, context: RuleContext): readonly Finding[] {
  return rules.flatMap((rule) => rule.judge(facts, context));
}
