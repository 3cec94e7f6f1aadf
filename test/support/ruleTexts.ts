import { findingsIn, contextOf, summary } from './judging.ts';
import type { JudgeContext } from '../../src/language/judging/judge.ts';
import { applyEdits } from '../../src/language/text/range.ts';
import { targetOf } from './targets.ts';
import type { Target } from '../../src/core/target/target.ts';

/** What a text is judged for in a test of a rule: RHDH 1.10 and the target `hub` in `rhdh`, unless said otherwise. */
export interface Judged {
  readonly version?: string;
  readonly target?: Partial<Omit<Target, 'release'>> | 'unknown';
  readonly fileName?: string;
}

function contextFor({ version = '1.10', target, fileName = 'file.yaml' }: Judged): JudgeContext {
  const context = contextOf(version, { fileName });
  if (target === 'unknown') return { ...context, target: undefined };
  return target === undefined ? context : { ...context, target: targetOf(version, target) };
}

/** What one rule says about a text: `line severity "what is marked"`. */
export function saidBy(code: string, text: string, judged: Judged = {}): readonly string[] {
  return summary(text, contextFor(judged))
    .filter((said) => said.split(' ')[2] === code)
    .map((said) => said.replace(` ${code} `, ' '));
}

/** A text after the first repair that a rule offers; the text itself where it offers none. */
export function repairedBy(code: string, text: string, judged: Judged = {}): string {
  const fix = findingsIn(text, contextFor(judged)).find((found) => found.code === code)?.fix;
  const edit = fix?.edit();
  return edit === undefined ? text : applyEdits(text, [edit]);
}
