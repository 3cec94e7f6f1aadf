import { isCollection, isScalar } from 'yaml';
import type { Change, Path } from '../../core/finding.ts';
import { addedField, addedItem } from './additions.ts';
import { placeOf, rangeOfNode, type YamlDocument } from '../text/document.ts';
import { movedFields } from './moves.ts';
import { applyEdits, lineStart, type Edit } from '../text/range.ts';
import { removed } from './removals.ts';
import { changedPart, scalarText } from '../text/scalarText.ts';

/** A repair over plain values as a change of the text; `undefined` where it would mean rewriting more than it is about. */
export function fixEdit(document: YamlDocument, change: Change): Edit | undefined {
  const edits = editsFor(document, change);
  return edits && together(document.text, edits);
}

function editsFor(document: YamlDocument, change: Change): readonly Edit[] | undefined {
  if (change.kind === 'move') return movedFields(document, change);
  if (change.kind === 'several') {
    const each = change.changes.map((one) => editsFor(document, one));
    return each.every((edits) => edits !== undefined) ? each.flat() : undefined;
  }
  const edit = singleEdit(document, change);
  return edit && [edit];
}

function singleEdit(
  document: YamlDocument,
  change: Exclude<Change, { readonly kind: 'several' | 'move' }>,
): Edit | undefined {
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
    case 'asText':
      return madeText(document, change.path);
    case 'append':
      return addedItem(document, change);
  }
}

/** One edit from the first change to the last; what stands between them is written again as it is. */
function together(text: string, edits: readonly Edit[]): Edit | undefined {
  const [first] = edits;
  if (first === undefined || overlap(edits)) return undefined;
  if (edits.length === 1) return first;
  const start = Math.min(...edits.map((edit) => edit.start));
  const end = Math.max(...edits.map((edit) => edit.end));
  const shifted = edits.map((edit) => ({ ...edit, start: edit.start - start, end: edit.end - start }));
  return { start, end, text: applyEdits(text.slice(start, end), shifted) };
}

function overlap(edits: readonly Edit[]): boolean {
  const inOrder = edits.toSorted((one, other) => one.start - other.start || one.end - other.end);
  return inOrder.some((edit, index) => edit.start < (inOrder[index - 1]?.end ?? 0));
}

function replaced(document: YamlDocument, path: Path, value: unknown): Edit | undefined {
  const { node, found } = placeOf(document, path);
  const range = rangeOfNode(node);
  if (!found || node === undefined || range === undefined) return undefined;
  if (isFilled(value)) {
    return isCollection(node) && node.flow === true ? { ...range, text: JSON.stringify(value) } : undefined;
  }
  const inFlow = isInFlow(document, path);
  // The same text once more is meant to be written in another way.
  if (isScalar(node) && typeof node.value === 'string' && typeof value === 'string' && node.value !== value) {
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

/** The mark of a literal block behind the colon; what is not indented below its key would not belong to the block. */
function madeText(document: YamlDocument, path: Path): Edit | undefined {
  const { text } = document;
  const { pair, node } = placeOf(document, path);
  const [key, value] = [rangeOfNode(pair?.key), rangeOfNode(node)];
  if (key === undefined || value === undefined || !isCollection(node) || node.flow === true) return undefined;
  const colon = text.indexOf(':', key.end) + 1;
  const indent = (offset: number): number => offset - lineStart(text, offset);
  // An anchor, a tag or a comment between the two would become part of the text, or lose its meaning.
  if (text.slice(key.end, colon).trim() !== ':' || text.slice(colon, value.start).trim() !== '')
    return undefined;
  return indent(value.start) > indent(key.start) ? { start: colon, end: colon, text: ' |' } : undefined;
}

function isInFlow(document: YamlDocument, path: Path): boolean {
  return path.some((_, depth) => {
    const { node } = placeOf(document, path.slice(0, depth));
    return isCollection(node) && node.flow === true;
  });
}
