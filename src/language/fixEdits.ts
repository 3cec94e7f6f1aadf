import { isCollection, isMap, isScalar, isSeq, type Node } from 'yaml';
import type { Change, Path } from '../core/finding.ts';
import { addedField, addedItem } from './additions.ts';
import { placeOf, rangeOfNode, type YamlDocument } from './document.ts';
import { changedPart, scalarText } from './scalarText.ts';
import { applyEdits, lineStart, nextLine, type Edit, type Range } from './range.ts';

/** A repair over plain values as a change of the text; `undefined` where it would mean rewriting more than it is about. */
export function fixEdit(document: YamlDocument, change: Change): Edit | undefined {
  switch (change.kind) {
    case 'replace':
      return replaced(document, change.path, change.value);
    case 'remove':
      return removed(document, change.path);
    case 'renameKey': {
      const key = rangeOfNode(placeOf(document, change.path).pair?.key);
      return key && { ...key, text: scalarText(change.to, isInFlow(document, change.path)) };
    }
    case 'set':
      return placeOf(document, [...change.path, change.key]).found
        ? replaced(document, [...change.path, change.key], change.value)
        : addedField(document, change);
    case 'append':
      return addedItem(document, change);
    case 'several':
      return together(
        document.text,
        change.changes.map((one) => fixEdit(document, one)),
      );
  }
}

/** One edit from the first change to the last; what stands between them is written again as it is. */
function together(text: string, edits: readonly (Edit | undefined)[]): Edit | undefined {
  const known = edits.filter((edit) => edit !== undefined);
  if (known.length < edits.length || known.length === 0) return undefined;
  const start = Math.min(...known.map((edit) => edit.start));
  const end = Math.max(...known.map((edit) => edit.end));
  const shifted = known.map((edit) => ({ ...edit, start: edit.start - start, end: edit.end - start }));
  return { start, end, text: applyEdits(text.slice(start, end), shifted) };
}

function replaced(document: YamlDocument, path: Path, value: unknown): Edit | undefined {
  const { node, found } = placeOf(document, path);
  const range = rangeOfNode(node);
  if (!found || node === undefined || range === undefined || isFilled(value)) return undefined;
  const inFlow = isInFlow(document, path);
  if (isScalar(node) && typeof node.value === 'string' && typeof value === 'string') {
    const part = changedPart(document.text, node, value, inFlow);
    if (part !== undefined) return part;
  }
  if (isScalar(node) && node.type?.startsWith('BLOCK')) return undefined;
  if (isScalar(node) && node.type === 'QUOTE_DOUBLE' && typeof value === 'string') {
    return { ...range, text: JSON.stringify(value) };
  }
  if (isCollection(node) && node.flow !== true) return undefined;
  // Where nothing stands behind the colon, there is no blank either.
  const gap = range.start === range.end && document.text[range.start - 1] === ':' ? ' ' : '';
  const behind = document.text[range.end] === '#' ? ' ' : '';
  return { ...range, text: `${gap}${scalarText(value, inFlow)}${behind}` };
}

/** What does not fit into the line it is written to. */
function isFilled(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Object.keys(value).length > 0;
}

function removed(document: YamlDocument, path: Path): Edit | undefined {
  const step = path.at(-1);
  const { node: parent, found } = placeOf(document, path.slice(0, -1));
  if (step === undefined || !found || !isCollection(parent) || parent.flow === true) return undefined;
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

function isInFlow(document: YamlDocument, path: Path): boolean {
  return path.some((_, depth) => {
    const { node } = placeOf(document, path.slice(0, depth));
    return isCollection(node) && node.flow === true;
  });
}
