import { isScalar } from 'yaml';
import type { Place, PlacedDocument } from './document.ts';
import type { Range } from './range.ts';
import { scalarMap, stretchOf } from './scalarMap.ts';

/** The place of a part of a string; `undefined` where no string stands there. */
export function spanIn(
  { text }: PlacedDocument,
  { node, pair, found }: Place,
  at: 'key' | 'value',
  [start, end]: readonly [start: number, end: number],
): Range | undefined {
  const scalar = at === 'key' ? pair?.key : node;
  if (!found || !isScalar(scalar)) return undefined;
  const map = scalarMap(text, scalar);
  return map && stretchOf(map, { start, end });
}
