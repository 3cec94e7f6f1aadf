import { isCollection, isMap, isSeq, type Node } from 'yaml';
import type { Path } from '../../core/finding.ts';
import { placeOf, rangeOfNode, type YamlDocument } from '../text/document.ts';
import { lineStart, nextLine, type Edit, type Range } from '../text/range.ts';

/** Takes a field or an item out, with the lines it stands on; `undefined` where others share them or it stands in braces. */
export function removed(document: YamlDocument, path: Path): Edit | undefined {
  const step = path.at(-1);
  const { node: parent, found } = placeOf(document, path.slice(0, -1));
  if (step === undefined || !found || !isCollection(parent) || parent.flow === true) return undefined;
  // What a merge key brings along stands elsewhere.
  if (!placeOf(document, path).found) return undefined;
  return isSeq(parent)
    ? removedItem(document, parent.items, Number(step))
    : removedField(document, path, parent);
}

function removedItem({ text }: YamlDocument, items: readonly unknown[], index: number): Edit | undefined {
  const range = rangeOfNode(items[index]);
  if (range === undefined) return undefined;
  const start = lineStart(text, range.start);
  // With another list around it on the same line, the line is not this item's alone.
  return /^\s*-\s+$/.test(text.slice(start, range.start))
    ? wholeLines(text, { start, end: range.end })
    : undefined;
}

function removedField(document: YamlDocument, path: Path, parent: Node): Edit | undefined {
  const { text } = document;
  const { pair, node } = placeOf(document, path);
  const key = rangeOfNode(pair?.key);
  if (pair === undefined || key === undefined || !isMap(parent)) return undefined;
  const start = lineStart(text, key.start);
  if (text.slice(start, key.start).trim() === '') {
    return wholeLines(text, { start, end: rangeOfNode(node)?.end ?? key.end });
  }
  // The first field of a list item shares its line with the dash, which has to stay.
  const next = rangeOfNode(parent.items[parent.items.indexOf(pair) + 1]?.key);
  return next && { start: key.start, end: next.start, text: '' };
}

function wholeLines(text: string, { start, end }: Range): Edit {
  return { start, end: end > start && text[end - 1] === '\n' ? end : nextLine(text, end), text: '' };
}
