import { linesOf, opensBlock, type Line } from './lines.ts';
import type { Range } from './range.ts';

/** A dash or a key at its column. */
interface Token {
  readonly column: number;
  readonly key: string | undefined;
  /** The scalar behind a key; empty where its value is on the lines below. */
  readonly scalar: string;
  /** Whether the lines below are the text of a block scalar. */
  readonly opensBlock: boolean;
}

/**
 * Roughly the value of one document, by indentation alone: enough to recognise it while it is being typed and no
 * parser would take it. Scalars are text, block scalars are empty.
 */
export function outlineOf(text: string, range: Range): unknown {
  const tokens = [...linesOf(text, range)].flatMap(tokensOf).toReversed();
  return readNode(tokens, 0);
}

function tokensOf(line: Line): readonly Token[] {
  const { dashes, column, key, rest } = line;
  if (column === undefined) return [];
  const items = dashes.map((dash) => ({ column: dash, key: undefined, scalar: '', opensBlock: false }));
  if (key === undefined) return items;
  const isBlock = opensBlock(line);
  return [...items, { column, key, scalar: isBlock ? '' : scalarOf(rest), opensBlock: isBlock }];
}

function scalarOf(rest: string): string {
  return rest.replace(/(^|\s+)#.*$/, '').replaceAll(/^["']|["']$/g, '');
}

/** Takes the next node that begins at `from` or to the right of it off the end of `tokens`, which are in reverse. */
function readNode(tokens: Token[], from: number): unknown {
  const first = tokens.at(-1);
  if (first === undefined || first.column < from) return null;
  return first.key === undefined ? readList(tokens, first.column) : readMapping(tokens, first.column);
}

function readList(tokens: Token[], column: number): unknown[] {
  const items: unknown[] = [];
  for (let next = tokens.at(-1); next !== undefined && next.column >= column; next = tokens.at(-1)) {
    tokens.pop();
    // What is neither an item of this list nor inside one is a slip of the hand.
    if (next.column > column) continue;
    if (next.key !== undefined) {
      tokens.push(next);
      break;
    }
    items.push(readNode(tokens, column + 1));
  }
  return items;
}

function readMapping(tokens: Token[], column: number): Record<string, unknown> {
  const fields: Record<string, unknown> = {};
  for (let next = tokens.at(-1); next !== undefined && next.column >= column; next = tokens.at(-1)) {
    if (next.column === column && next.key === undefined) break;
    tokens.pop();
    if (next.column > column || next.key === undefined) continue;
    fields[next.key] = next.scalar === '' ? readValue(tokens, next) : next.scalar;
  }
  return fields;
}

function readValue(tokens: Token[], { column, opensBlock: isBlock }: Token): unknown {
  if (isBlock) {
    while ((tokens.at(-1)?.column ?? -1) > column) tokens.pop();
    return '';
  }
  const below = tokens.at(-1);
  // The items of a list may stand in the column of its key.
  return readNode(tokens, below?.key === undefined ? column : column + 1);
}
