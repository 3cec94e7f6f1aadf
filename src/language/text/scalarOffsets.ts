import type { Scalar } from 'yaml';
import { blockMap } from './blockScalar.ts';
import { rangeOfNode } from './document.ts';

/** Where each character of a string stands, for strings that are written as they read. */
export function offsetsOf(
  text: string,
  node: Scalar,
  value: string,
): ((index: number) => number) | undefined {
  const range = rangeOfNode(node);
  if (range === undefined) return undefined;
  if (node.type === 'BLOCK_LITERAL') {
    const map = blockMap(node);
    return map && ((index) => map[index] ?? range.end);
  }
  const quote = node.type === 'QUOTE_DOUBLE' || node.type === 'QUOTE_SINGLE' ? 1 : 0;
  const asRead = text.slice(range.start + quote, range.end - quote) === value;
  return asRead ? (index) => range.start + quote + index : undefined;
}
