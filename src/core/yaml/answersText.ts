import { targetFinding } from '../target/targetFinding.ts';
import type { ScaffoldAnswers } from '../scaffold/answers.ts';
import { answersValue, parseAnswers, type ParsedAnswers } from '../scaffold/answersParse.ts';
import { parse } from './parse.ts';
import { printValue } from './print.ts';

/** Reads the text of an answers file. Text that is not YAML is one finding at the root. */
export function parseAnswersText(text: string): ParsedAnswers {
  const { documents, problems } = parse(text, { version: '1.2' });
  const [problem] = problems;
  if (problem === undefined) return parseAnswers(documents[0]);
  return { ok: false, findings: [targetFinding('answers-yaml', problem.message, [])] };
}

/** The text of an answers file. */
export function printAnswers(answers: ScaffoldAnswers): string {
  return printValue(answersValue(answers));
}
