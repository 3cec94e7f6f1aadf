import { isMap, isScalar, isSeq, type Node, type Pair } from 'yaml';
import type { Change } from '../../core/finding.ts';
import { printValue } from '../../core/yaml/print.ts';
import { placeOf, rangeOfNode, type YamlDocument } from '../text/document.ts';
import { lineBreakOf, lineEnd, lineStart, type Edit } from '../text/range.ts';

type Added<Kind> = Extract<Change, { readonly kind: Kind }>;

/** A further field of a mapping written over several lines; `undefined` where the mapping stands in braces. */
export function addedField(
  document: YamlDocument,
  { path, key, value, after }: Added<'set'>,
): Edit | undefined {
  const { node, found } = placeOf(document, path);
  if (!found || !isMap(node) || node.flow === true) return undefined;
  const anchor = after === undefined ? undefined : node.items.find((pair) => nameOf(pair) === after);
  const [first] = node.items;
  const place = rangeOfNode((anchor ?? first)?.key);
  if (place === undefined) return undefined;
  const { text } = document;
  const indent = ' '.repeat(place.start - lineStart(text, place.start));
  const lines = printValue({ [key]: value }).trimEnd();
  return anchor === undefined
    ? {
        start: place.start,
        end: place.start,
        text: `${broken(lines, indent, text)}${lineBreakOf(text)}${indent}`,
      }
    : behind(document, anchor, `${indent}${broken(lines, indent, text)}`);
}

/** A further item of a list written over several lines, after the last one; `undefined` for a list in brackets or without items. */
export function addedItem(document: YamlDocument, { path, value }: Added<'append'>): Edit | undefined {
  const { node, found } = placeOf(document, path);
  const last = isSeq(node) && node.flow !== true ? node.items.at(-1) : undefined;
  const range = rangeOfNode(last);
  if (!found || range === undefined) return undefined;
  const { text } = document;
  const start = lineStart(text, range.start);
  const dash = /^(\s*)-\s+$/.exec(text.slice(start, range.start));
  if (dash === null) return undefined;
  const indent = dash[1] ?? '';
  const lines = printValue([value]).trimEnd();
  return behind(document, last as Node, `${indent}${broken(lines, indent, text)}`);
}

function nameOf({ key }: Pair): unknown {
  return isScalar(key) ? key.value : undefined;
}

/** Lines of their own behind a part, and behind the comment on its last line. */
function behind({ text }: YamlDocument, part: Node | Pair, lines: string): Edit | undefined {
  const range = 'key' in part ? (rangeOfNode(part.value) ?? rangeOfNode(part.key)) : rangeOfNode(part);
  if (range === undefined) return undefined;
  let last = range.end;
  while (last > range.start && /\s/.test(text[last - 1] ?? '')) last--;
  const at = lineEnd(text, last);
  return { start: at, end: at, text: `${lineBreakOf(text)}${lines}` };
}

function broken(lines: string, indent: string, text: string): string {
  return lines.replaceAll('\n', `${lineBreakOf(text)}${indent}`);
}
