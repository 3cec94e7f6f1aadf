import { isScalar } from 'yaml';
import { rangeOfNode, type Place, type YamlDocument } from './document.ts';
import { offsetsOf } from './scalarOffsets.ts';
import type { Range } from './range.ts';

/** The place of a part of a string; `undefined` where the string is not written as it reads. */
export function spanIn(
  { text }: YamlDocument,
  { node, pair, found }: Place,
  at: 'key' | 'value',
  [start, end]: readonly [start: number, end: number],
): Range | undefined {
  const scalar = at === 'key' ? pair?.key : node;
  if (!found || !isScalar(scalar) || rangeOfNode(scalar) === undefined) return undefined;
  const offset = offsetsOf(text, scalar, String(scalar.value));
  return offset && { start: offset(start), end: end > start ? offset(end - 1) + 1 : offset(end) };
}
