import { isMap, isScalar, parseDocument, type Scalar } from 'yaml';
import { bodyStart, strippedIndent } from '../text/blockScalar.ts';
import { rangeOfNode } from '../text/document.ts';
import { applyEdits, lineEnd, nextLine, type Edit, type Range } from '../text/range.ts';
import { stretchOf, type ScalarMap } from '../text/scalarMap.ts';

/**
 * A change of a scalar's value as a change of its text; `undefined` where its style has no way to say it. Escapes, folded
 * lines and indentation have corners enough that every answer is read again before it is given.
 */
export function scalarEdit(outer: string, scalar: Scalar, map: ScalarMap, edit: Edit): Edit | undefined {
  const wanted = applyEdits(String(scalar.value), [edit]);
  return candidates(outer, scalar, map, edit).find((one) => readAgain(outer, scalar, one) === wanted);
}

function candidates(outer: string, scalar: Scalar, map: ScalarMap, edit: Edit): readonly Edit[] {
  const place = stretchOf(map, edit);
  switch (scalar.type) {
    case 'BLOCK_LITERAL':
      return wholeLines(outer, scalar, edit);
    case 'QUOTE_DOUBLE':
      // Blanks beside a fold would be taken for its own.
      return [escaped(edit.text), escaped(edit.text).replaceAll(/^ | $/g, String.raw`\x20`)].map((text) => ({
        ...place,
        text,
      }));
    case 'QUOTE_SINGLE':
      return [{ ...place, text: edit.text.replaceAll("'", "''") }];
    default:
      return [{ ...place, text: edit.text }];
  }
}

function escaped(text: string): string {
  return JSON.stringify(text).slice(1, -1);
}

/** Lines of a literal block are lines of its value: they are written anew with their indentation, as far as they differ. */
function wholeLines(outer: string, scalar: Scalar, { start, end, text }: Edit): readonly Edit[] {
  const { srcToken: token, value } = scalar;
  if (token?.type !== 'block-scalar' || typeof value !== 'string') return [];
  const from = value.lastIndexOf('\n', start - 1) + 1;
  const to = value.indexOf('\n', end) === -1 ? value.length : value.indexOf('\n', end);
  const first = lineBelow(outer, bodyStart(token), breaksIn(value.slice(0, start)));
  const last = lineBelow(outer, bodyStart(token), breaksIn(value.slice(0, end)));
  // Behind the break that ends the last line the value has no line any more, but the text may well have one.
  const isBehind = to === value.length && value.endsWith('\n') && end === to;
  const old = { start: first, end: isBehind ? last : lineEnd(outer, last) };
  const lineBreak = outer.includes('\r\n') ? '\r\n' : '\n';
  const indent = ' '.repeat(strippedIndent(token));
  const lines = `${value.slice(from, start)}${text}${value.slice(end, to)}`
    .split('\n')
    .map((line) => (line === '' ? '' : indent + line))
    .join(lineBreak);
  const isUnended = first === outer.length && !outer.endsWith('\n');
  return [differing(outer, old, isUnended ? lineBreak + lines : lines)];
}

function lineBelow(text: string, offset: number, lines: number): number {
  let at = offset;
  for (let line = 0; line < lines; line++) at = nextLine(text, at);
  return at;
}

function breaksIn(text: string): number {
  return text.split('\n').length - 1;
}

/** The change without what stays the same at both ends. */
function differing(outer: string, { start, end }: Range, text: string): Edit {
  let before = 0;
  const shorter = Math.min(end - start, text.length);
  while (before < shorter && outer[start + before] === text[before]) before++;
  let behind = 0;
  while (behind < shorter - before && outer[end - 1 - behind] === text[text.length - 1 - behind]) behind++;
  return { start: start + before, end: end - behind, text: text.slice(before, text.length - behind) };
}

/** The value of the scalar after the change, read from its own lines alone; `undefined` where it is none any more. */
function readAgain(outer: string, scalar: Scalar, edit: Edit): string | undefined {
  const range = rangeOfNode(scalar);
  if (range === undefined || edit.start < range.start || edit.end > range.end) return undefined;
  const { srcToken: token } = scalar;
  const isBlock = token?.type === 'block-scalar';
  const source = applyEdits(outer.slice(range.start, range.end), [
    { ...edit, start: edit.start - range.start, end: edit.end - range.start },
  ]);
  // A digit in the header counts from the column of the mapping around.
  const column = ' '.repeat(isBlock ? Math.max(0, token.indent) : 0);
  const { contents, errors } = parseDocument(`${column}k: ${source}\n${column}l: 0\n`, {
    keepSourceTokens: false,
  });
  const value = errors.length === 0 && isMap(contents) ? contents.items[0]?.value : undefined;
  const isAlone = isMap(contents) && contents.items.length === 2;
  return isAlone && isScalar(value) && typeof value.value === 'string' ? value.value : undefined;
}
