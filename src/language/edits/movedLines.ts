import { isNode, isSeq, visit, type Node, type Pair } from 'yaml';
import type { Path } from '../../core/finding.ts';
import { printValue } from '../../core/yaml/print.ts';
import { placeOf, rangeOfNode, type YamlDocument } from '../text/document.ts';
import { lineBreakOf, lineEnd, lineStart, type Range } from '../text/range.ts';
import { removed } from './removals.ts';
import { scalarText } from '../text/scalarText.ts';

/** What a field takes along when it leaves: its lines, and those of the comment above it. */
export function leavingLines(document: YamlDocument, path: Path): Range | undefined {
  const range = removed(document, path);
  return range && { start: commentAbove(document, range), end: range.end };
}

/** The lines of a field as they are to stand at column 0, under a new name or with a new value. */
export function movedLines(
  document: YamlDocument,
  { path, value }: { readonly path: Path; readonly value?: unknown },
  name: string,
): string | undefined {
  const { text } = document;
  const { pair, node } = placeOf(document, path);
  const key = rangeOfNode(pair?.key);
  const range = removed(document, path);
  if (pair === undefined || key === undefined || range === undefined || isTied(pair)) return undefined;
  const column = key.start - lineStart(text, key.start);
  const above = text.slice(commentAbove(document, range), lineStart(text, key.start));
  if (value !== undefined) {
    const lines = withComments(printValue({ [name]: value }).trimEnd(), document, key, node);
    return outdented(above, column) + lines.replaceAll('\n', lineBreakOf(text));
  }
  return outdented(above + scalarText(name, false) + text.slice(key.end, range.end).trimEnd(), column);
}

/** An anchor has to stand in front of its aliases, wherever they go. */
function isTied({ value }: Pair): boolean {
  if (!isNode(value)) return false;
  let tied = false;
  visit(value, {
    Alias: () => {
      tied = true;
      return visit.BREAK;
    },
    Value: (_key, { anchor }) => {
      tied ||= anchor !== undefined;
    },
  });
  return tied;
}

/** A comment in lines of its own right above a field, in its column, is about the field. */
function commentAbove({ text }: YamlDocument, { start }: Range): number {
  if (lineStart(text, start) !== start) return start;
  let from = start;
  const indent = /^ */.exec(text.slice(start))?.[0] ?? '';
  while (from > 0) {
    const above = lineStart(text, from - 1);
    const line = text.slice(above, lineEnd(text, above));
    if (!line.startsWith(`${indent}#`)) break;
    from = above;
  }
  return from;
}

/** A field in another form, with the comments of the old one: those in a list stay with its items. */
function withComments(lines: string, { text }: YamlDocument, key: Range, node: Node | undefined): string {
  const end = rangeOfNode(node)?.end;
  if (end === undefined) return lines;
  const items =
    isSeq(node) && node.flow !== true ? node.items.flatMap((item) => rangeOfNode(item) ?? []) : [];
  if (items.length === 0) return `${lines}${behind(text.slice(end, lineEnd(text, end)))}`;
  const gaps = [key, ...items].map((part, index) =>
    text.slice(part.end, items[index]?.start ?? lineEnd(text, part.end)),
  );
  const [head = '', ...below] = lines.split('\n');
  let item = 0;
  const written = below.flatMap((line) => {
    if (!line.startsWith(itemStart)) return [line];
    const above = ownLines(gaps[item] ?? '').map((comment) => `  ${comment}`);
    return [...above, `${line}${behind(gaps[++item] ?? '')}`];
  });
  return [`${head}${behind(gaps[0] ?? '')}`, ...written].join('\n');
}

/** How an item of a list at column 0 is printed. */
const itemStart = '  - ';

/** The comment on the line that a gap between two parts begins on. */
function behind(gap: string): string {
  return /^:?( +#.*)/.exec(gap)?.[1] ?? '';
}

/** Its comments in lines of their own. */
function ownLines(gap: string): readonly string[] {
  return gap
    .split(/\r?\n/)
    .slice(1)
    .map((line) => line.trim())
    .filter((line) => line.startsWith('#'));
}

function outdented(lines: string, column: number): string {
  return lines.replaceAll(new RegExp(`^ {0,${column}}`, 'gm'), '');
}

/** The same lines further to the right; what has no content stays without blanks. */
export function withIndent(lines: string, indent: string): string {
  return lines.replaceAll(/^(?=[^\r\n])/gm, indent);
}
