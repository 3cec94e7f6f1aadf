import { isCollection, isMap, isScalar, isSeq, parseDocument, type Node, type Scalar } from 'yaml';
import type { Fix, Path } from '../core/finding.ts';
import { printValue } from '../core/yaml/print.ts';
import { placeOf, rangeOfNode, type YamlDocument } from './document.ts';
import { lineStart, nextLine, type Edit, type Range } from './range.ts';
import { offsetsOf } from './scalarOffsets.ts';

/** A repair over plain values as a change of the text; `undefined` where it would mean rewriting more than it is about. */
export function fixEdit(document: YamlDocument, fix: Fix): Edit | undefined {
  switch (fix.kind) {
    case 'replace':
      return replaced(document, fix.path, fix.value);
    case 'remove':
      return removed(document, fix.path);
    case 'renameKey': {
      const key = rangeOfNode(placeOf(document, fix.path).pair?.key);
      return key && { ...key, text: scalarText(fix.to, isInFlow(document, fix.path)) };
    }
  }
}

function replaced(document: YamlDocument, path: Path, value: unknown): Edit | undefined {
  const { node, found } = placeOf(document, path);
  const range = rangeOfNode(node);
  if (!found || node === undefined || range === undefined || typeof value === 'object') return undefined;
  const inFlow = isInFlow(document, path);
  if (isScalar(node) && typeof node.value === 'string' && typeof value === 'string') {
    const part = changedPart(document.text, node, value, inFlow);
    if (part !== undefined) return part;
  }
  if (isScalar(node) && node.type?.startsWith('BLOCK')) return undefined;
  if (isScalar(node) && node.type === 'QUOTE_DOUBLE' && typeof value === 'string') {
    return { ...range, text: JSON.stringify(value) };
  }
  return isCollection(node) && node.flow !== true ? undefined : { ...range, text: scalarText(value, inFlow) };
}

/** Only the part of a string that differs, where the rest can stay as it is written. */
function changedPart(text: string, node: Scalar, value: string, inFlow: boolean): Edit | undefined {
  const old = String(node.value);
  const at = offsetsOf(text, node, old);
  if (at === undefined) return undefined;
  let start = 0;
  while (start < old.length && start < value.length && old[start] === value[start]) start++;
  let tail = 0;
  while (tail < Math.min(old.length, value.length) - start && old.at(-1 - tail) === value.at(-1 - tail))
    tail++;
  const inserted = value.slice(start, value.length - tail);
  if (/[\n\r"'\\]/.test(inserted)) return undefined;
  if (node.type === 'PLAIN' && !readsAsItself(value, inFlow)) return undefined;
  return { start: at(start), end: at(old.length - tail), text: inserted };
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

/** A scalar on one line as it may stand here, in quotes where YAML 1.1 or 1.2 would read another value. */
function scalarText(value: unknown, inFlow: boolean): string {
  const printed = printValue(value).trimEnd();
  const needsMore = printed.includes('\n') || (inFlow && /[,[\]{}]/.test(printed) && !/^["']/.test(printed));
  return needsMore ? JSON.stringify(value) : printed;
}

/** Whether a text without quotes is read as that very text, by YAML 1.1 and 1.2 alike. */
function readsAsItself(text: string, inFlow: boolean): boolean {
  return (['1.1', '1.2'] as const).every((version) => {
    const document = parseDocument(inFlow ? `[${text}]` : `- ${text}`, { version });
    const value: unknown = document.errors.length === 0 ? document.toJS() : undefined;
    return Array.isArray(value) && value.length === 1 && value[0] === text;
  });
}
