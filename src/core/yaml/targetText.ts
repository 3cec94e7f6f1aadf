import { isMap, isSeq, parseDocument } from 'yaml';
import {
  parseTargetFile,
  targetEntryValue,
  targetFileValue,
  type ParsedTargetFile,
  type TargetEntry,
} from '../target/targetFile.ts';
import { targetFinding } from '../target/targetFinding.ts';
import { parse } from './parse.ts';
import { printValue } from './print.ts';

/** Reads the text of a `.rhdh-orchestrator.yaml`. Text that is not YAML is one finding at the root. */
export function parseTargetText(text: string): ParsedTargetFile {
  const { documents, problems } = parse(text, { version: '1.2' });
  const [problem] = problems;
  if (problem === undefined) return parseTargetFile(documents[0]);
  return { targets: [], findings: [targetFinding('target-yaml', problem.message, [])] };
}

/** The text of a new target file. */
export function printTargetFile(entries: readonly TargetEntry[]): string {
  return printValue(targetFileValue(entries));
}

/**
 * A target file with one more entry at its end. Every byte of the old text stays;
 * `undefined` where there is no list in block style to add to.
 */
export function withTargetAdded(text: string, entry: TargetEntry): string | undefined {
  const document = parseDocument(text);
  const targets = isMap(document.contents) ? document.contents.get('targets', true) : undefined;
  if (document.errors.length > 0 || !isSeq(targets) || targets.flow === true) return undefined;
  const start = targets.range?.[0];
  const end = targets.range?.[1];
  if (start === undefined || end === undefined) return undefined;
  const lineBreak = text.includes('\r\n') ? '\r\n' : '\n';
  const indent = ' '.repeat(start - (text.lastIndexOf('\n', start - 1) + 1));
  const lines = printValue([targetEntryValue(entry)])
    .trimEnd()
    .split('\n');
  const added = lines.map((line) => `${indent}${line}`).join(lineBreak) + lineBreak;
  const before = text.slice(0, end);
  const gap = before.endsWith('\n') ? '' : lineBreak;
  return `${before}${gap}${added}${text.slice(end)}`;
}
