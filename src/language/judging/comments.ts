import { message } from '../../core/message.ts';
import { nearest } from '../../core/schema/nearest.ts';
import { blockAround } from '../text/blockAround.ts';
import { documentAround } from '../text/lines.ts';
import type { LocatedFinding } from './located.ts';
import { lineEnd, lineStart, nextLine, type Range } from '../text/range.ts';

/** How far a comment reaches: its line, the next one, the document it stands in, or the whole file. */
type Scope = 'line' | 'next-line' | 'document' | 'file';

/** A comment that says what shall not be reported. */
export interface DisableComment {
  readonly scope: Scope;
  /** As written, with their places; none means every code. */
  readonly codes: readonly (Range & { readonly code: string })[];
  /** Where further codes go. */
  readonly end: number;
  readonly covers: Range;
}

/** What every such comment begins with. */
export const mark = 'rhdh-orchestrator-disable-';
const pattern = new RegExp(
  `(?<=^|\\s)#[ \\t]*${mark}(line|next-line|document|file)(?![\\w-])([^#\\r\\n]*)`,
  'gm',
);

/** Whether a text may hold such a comment. */
function mayHaveComments(text: string): boolean {
  return text.includes(mark);
}

/** The comments `# rhdh-orchestrator-disable-… codes -- reason` of a text, wherever they stand in it. */
export function disableComments(text: string): readonly DisableComment[] {
  if (!mayHaveComments(text)) return [];
  return [...text.matchAll(pattern)].map(({ 0: whole, 1: scope, 2: rest = '', index }) => {
    const written = rest.split(/(?<=^|\s)--(?=\s|$)/)[0] ?? '';
    const start = index + whole.length - rest.length;
    const codes = [...written.matchAll(/[^\s,]+/g)].map(({ 0: code, index: at }) => ({
      code,
      start: start + at,
      end: start + at + code.length,
    }));
    const read = scope as Scope;
    return { scope: read, codes, end: codes.at(-1)?.end ?? start, covers: reach(text, index, read) };
  });
}

/** Whether one of the comments switches a code off at a place. */
export function isDisabled(comments: readonly DisableComment[], offset: number, code: string): boolean {
  return comments.some(
    ({ codes, covers }) =>
      covers.start <= offset &&
      offset <= covers.end &&
      (codes.length === 0 || codes.some((one) => one.code === code)),
  );
}

/** What the comments name that is no code. */
export function unknownCodes(
  comments: readonly DisableComment[],
  known: readonly string[],
): readonly LocatedFinding[] {
  const unknown = comments.flatMap(({ codes }) => codes.filter(({ code }) => !known.includes(code)));
  return unknown.map(({ code, ...range }) => {
    const meant = nearest(code, known);
    const found = { code: 'comment-unknown-code', severity: 'hint', range } as const;
    if (meant === undefined) return { ...found, message: message('No finding has the code "{0}".', code) };
    return {
      ...found,
      message: message('No finding has the code "{0}". Did you mean "{1}"?', code, meant),
      fix: { title: message('Change to "{0}"', meant), edit: () => ({ ...range, text: meant }) },
    };
  });
}

function reach(text: string, offset: number, scope: Scope): Range {
  switch (scope) {
    case 'line':
      return { start: lineStart(text, offset), end: lineEnd(text, offset) };
    case 'next-line': {
      const start = nextLine(text, offset);
      return { start, end: lineEnd(text, start) };
    }
    case 'document':
      return blockAround(text, offset) ?? wholeLines(documentAround(text, offset));
    case 'file':
      return { start: 0, end: text.length };
  }
}

/** Without the line break before the next document, which begins where this one ends. */
function wholeLines({ start, end }: Range): Range {
  return { start, end: Math.max(start, end - 1) };
}
