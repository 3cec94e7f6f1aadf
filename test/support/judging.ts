import { plain } from '../../src/core/message.ts';
import { yamlText } from '../../src/language/text/document.ts';
import { judge, type JudgeContext, type LocatedFinding } from '../../src/language/judging/judge.ts';
import { lineColumns } from '../../src/language/text/lineColumns.ts';
import { targetOf } from './targets.ts';

/** What a text is judged with in tests: the target `hub` in `rhdh`, unless said otherwise. */
export function contextOf(version = '1.10', choices: Partial<JudgeContext> = {}): JudgeContext {
  const target = targetOf(version);
  return { release: target.release, target, severities: {}, ...choices };
}

/** The findings of a text. */
export function findingsIn(text: string, context: JudgeContext = contextOf()): readonly LocatedFinding[] {
  return judge(yamlText(text), context).findings;
}

/** `line severity code "what is marked"` for each finding. */
export function summary(text: string, context?: JudgeContext): readonly string[] {
  const at = lineColumns(text);
  return findingsIn(text, context).map(({ severity, code, range }) => {
    return `${at(range.start).line} ${severity} ${code} ${JSON.stringify(text.slice(range.start, range.end))}`;
  });
}

/** The words of the finding with a code. */
export function wordsOf(findings: readonly LocatedFinding[], code: string): string {
  const found = findings.find((finding) => finding.code === code);
  if (found === undefined) throw new Error(`no ${code} among ${findings.map((one) => one.code).join(', ')}`);
  return plain(found.message);
}

/** Splits a text at its cursor mark `<|>`. */
export function withCursor(marked: string): { readonly text: string; readonly offset: number } {
  const offset = marked.indexOf('<|>');
  if (offset === -1) throw new Error(`no <|> in ${marked}`);
  return { text: marked.replace('<|>', ''), offset };
}
