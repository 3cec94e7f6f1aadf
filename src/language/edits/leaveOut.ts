import { takesComment } from './commentPlace.ts';
import { disableComments, mark } from '../judging/comments.ts';
import type { YamlText } from '../text/document.ts';
import { documentAround } from '../text/lines.ts';
import { lineEnd, lineStart, type Edit } from '../text/range.ts';

/** The change that switches a code off on the line of `offset`; `undefined` where a comment would become part of a text. */
export function disableLine(yaml: YamlText, offset: number, code: string): Edit | undefined {
  const { text } = yaml;
  const line = { start: lineStart(text, offset), end: lineEnd(text, offset) };
  if (!takesComment(yaml, line.end)) return undefined;
  const there = disableComments(text).find(
    ({ scope, end }) => scope === 'line' && line.start <= end && end <= line.end,
  );
  return there === undefined ? inserted(line.end, ` # ${mark}line ${code}`) : inserted(there.end, ` ${code}`);
}

/** The change that switches a code off in the document around `offset`. */
export function disableDocument(text: string, offset: number, code: string): Edit {
  const { start } = documentAround(text, offset);
  const there = disableComments(text).find(
    ({ scope, covers }) => scope === 'document' && covers.start === start,
  );
  return there === undefined
    ? inserted(behindMark(text, start), `# ${mark}document ${code}${lineBreak(text)}`)
    : inserted(there.end, ` ${code}`);
}

/** The change that switches a code off in the whole file. */
export function disableFile(text: string, code: string): Edit {
  const there = disableComments(text).find(({ scope }) => scope === 'file');
  return there === undefined
    ? inserted(behindMark(text, 0), `# ${mark}file ${code}${lineBreak(text)}`)
    : inserted(there.end, ` ${code}`);
}

function inserted(at: number, text: string): Edit {
  return { start: at, end: at, text };
}

/** A byte order mark stays in front of everything. */
function behindMark(text: string, at: number): number {
  return at === 0 && text.startsWith('\uFEFF') ? 1 : at;
}

function lineBreak(text: string): string {
  return text.includes('\r\n') ? '\r\n' : '\n';
}
