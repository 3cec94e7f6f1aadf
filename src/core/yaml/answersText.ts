import { message, type Message } from '../message.ts';
import { targetFinding } from '../target/targetFinding.ts';
import type { ScaffoldAnswers } from '../scaffold/answers.ts';
import { answersValue, parseAnswers, type ParsedAnswers } from '../scaffold/answersParse.ts';
import { parse } from './parse.ts';
import { printValue } from './print.ts';

/** Reads the text of an answers file. Text that is not YAML is one finding at the root. */
export function parseAnswersText(text: string): ParsedAnswers {
  const { documents, problems } = parse(text, { version: '1.2' });
  const [problem] = problems;
  const said = problem?.message ?? secondDocument(documents);
  if (said === undefined) return parseAnswers(documents[0]);
  return { ok: false, findings: [targetFinding('answers-yaml', said, [])] };
}

/** What is wrong with more documents than one: all but the first would be passed over without a word. */
export function secondDocument(documents: readonly unknown[]): Message | undefined {
  const [, ...others] = documents.filter((document) => document !== null && document !== undefined);
  return others.length === 0
    ? undefined
    : message(
        'An answers file is a single document: what follows the second "---" belongs into a file of its own.',
      );
}

/** The text of an answers file. */
export function printAnswers(answers: ScaffoldAnswers): string {
  return printValue(answersValue(answers));
}
