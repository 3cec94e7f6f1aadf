import type { Scalar } from 'yaml';
import { blockMap } from './blockScalar.ts';
import { rangeOfNode } from './document.ts';
import { flowMap } from './quotedScalar.ts';
import type { Range } from './range.ts';

/** Where each UTF-16 unit of a scalar's value is written in the text. */
export interface ScalarMap {
  /** Units of the value. */
  readonly length: number;
  /** Where the writing of a unit begins; for `length` the end of the content. */
  start(index: number): number;
  /** Where it ends. */
  end(index: number): number;
}

/** The map of a scalar that was read from a text; `undefined` for a value that is no text. */
export function scalarMap(text: string, scalar: Scalar): ScalarMap | undefined {
  const { type, value } = scalar;
  const range = rangeOfNode(scalar);
  if (range === undefined || typeof value !== 'string') return undefined;
  if (type === 'BLOCK_LITERAL' || type === 'BLOCK_FOLDED') return ofBlock(scalar, value);
  const isQuoted = type === 'QUOTE_DOUBLE' || type === 'QUOTE_SINGLE';
  const style = type === 'QUOTE_DOUBLE' ? 'double' : isQuoted ? 'single' : 'plain';
  const quote = isQuoted ? 1 : 0;
  const end = range.end - quote;
  const units = flowMap(text, range.start + quote, end, style);
  // A quote that is never closed, or a slip in an escape: what the parser made of it is not what stands there.
  if (units.length !== value.length) return undefined;
  return {
    length: units.length,
    start: (index) => units[index]?.start ?? end,
    end: (index) => units[index]?.end ?? end,
  };
}

/** Where a stretch of the value is written. An empty one has a place, too. */
export function stretchOf(map: ScalarMap, { start, end }: Range): Range {
  const from = map.start(start);
  // What ends with a line must not reach over the indentation of the next one.
  return { start: from, end: end > start ? map.end(end - 1) : from };
}

function ofBlock(scalar: Scalar, value: string): ScalarMap | undefined {
  const map = blockMap(scalar);
  if (map === undefined) return undefined;
  const at = (index: number): number => map[Math.min(index, value.length)] ?? 0;
  return {
    length: value.length,
    start: at,
    end: (index) => (index < value.length ? at(index) + 1 : at(index)),
  };
}
