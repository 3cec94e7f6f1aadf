import { yamlText } from '../text/document.ts';
import { lineAt } from '../text/lines.ts';
import { lineEnd, lineStart, type Edit, type Range } from '../text/range.ts';
import { regionAt } from '../text/region.ts';
import { textOf, type Subject } from './subject.ts';
import { windowAt } from './window.ts';

/** A text in quotes that a ConfigMap holds, as a cluster shows it, `dynamic-plugins.yaml: "includes:\n…"`, and a place in it. */
export interface QuotedText {
  /** As it reads. */
  readonly text: string;
  readonly offset: number;
  readonly of: Subject;
  /** The place in the file of a stretch of the text. */
  toOuter(inner: Range): Range;
  /** The same change in the file, with what has to be escaped; `undefined` where its quotes have no way to say it. */
  toOuterEdit(edit: Edit): Edit | undefined;
  /** A part of the text as it is written between these quotes. */
  written(text: string): string;
}

/** A key that may hold a text of ours, and the quote that opens its value. */
const opening = /^ *(?:"[\w.-]+\.ya?ml"|'[\w.-]+\.ya?ml'|[\w.-]+\.ya?ml) *: +(["'])/;

/** The text in quotes around a place of a file; `undefined` outside of any, and where a quote is not closed. */
export function quotedTextAt(text: string, offset: number, fileName?: string): QuotedText | undefined {
  const scalar = scalarAround(text, offset);
  if (scalar === undefined) return undefined;
  const { start, end, quote } = scalar;
  const line = lineAt(text, start);
  const { key = '', column = 0 } = line;
  const around = windowAt(text, start + column, fileName);
  const of = around?.path.join() === 'data' ? textOf(around.of, key) : undefined;
  const source = yamlText(text.slice(start, end));
  const [document] = of === undefined ? [] : source.documents('1.1');
  const region = document && regionAt(document, [key]);
  const inner = region?.toInner(offset - start);
  if (of === undefined || region === undefined || inner === undefined) return undefined;
  return {
    text: region.yaml.text,
    offset: inner,
    of,
    toOuter: (range) => moved(region.toOuter(range), start),
    toOuterEdit(edit) {
      const made = region.toOuterEdit(edit);
      return made && { ...made, ...moved(made, start) };
    },
    written: (part) => (quote === '"' ? JSON.stringify(part).slice(1, -1) : part.replaceAll("'", "''")),
  };
}

interface FoundScalar extends Range {
  readonly quote: string;
}

/** From the start of the line with the key to behind the closing quote. */
function scalarAround(text: string, offset: number): FoundScalar | undefined {
  // Most lines of a large text have no such ending in them, and need not be looked at.
  for (let at = text.indexOf('.y'); at !== -1 && at < offset; at = text.indexOf('.y', at)) {
    const start = lineStart(text, at);
    const [head, quote = ''] = opening.exec(text.slice(start, lineEnd(text, at))) ?? [];
    if (head === undefined) {
      at += 1;
      continue;
    }
    const end = closing(text, start + head.length, quote);
    if (end === undefined) return undefined;
    if (start + head.length <= offset && offset < end) return { start, end, quote };
    at = end;
  }
  return undefined;
}

/** Behind the quote that closes a scalar. */
function closing(text: string, start: number, quote: string): number | undefined {
  const piece = quote === '"' ? /(?:[^"\\]|\\[^])*"/y : /(?:[^']|'')*'/y;
  piece.lastIndex = start;
  return piece.test(text) ? piece.lastIndex : undefined;
}

function moved({ start, end }: Range, by: number): Range {
  return { start: start + by, end: end + by };
}
