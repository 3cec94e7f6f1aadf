import { indentAt, lineAt, opensBlock, type Line } from './lines.ts';
import { nextLine, type Range } from './range.ts';

/** A dash or a key at its column. */
interface Token {
  readonly column: number;
  readonly key: string | undefined;
  /** The scalar behind a key; empty where its value is on the lines below. */
  readonly scalar: string;
  /** Whether the lines below are the text of a block scalar. */
  readonly opensBlock: boolean;
}

/** What tells one kind of document from another stands further left than this, */
const deepest = 12;
/** and in the first so many lines below a key of the root. */
const mostLines = 150;

/**
 * Roughly the value of one document, by indentation alone: enough to recognise it while it is being typed and no
 * parser would take it. Scalars are text, and so are app-configs in block scalars; other block scalars are empty. What
 * is deep or far down is left out, so that a large document costs little more than a small one; what is around a place stays.
 */
export function outlineOf(
  text: string,
  range: Range,
  around: Around = { ancestors: [], offset: 0 },
): unknown {
  return readNode(tokensIn(text, range, around).toReversed(), 0);
}

/** The lines with the keys that a place is inside of. */
interface Around {
  readonly ancestors: readonly Line[];
  readonly offset: number;
}

function tokensIn(text: string, { start, end }: Range, { ancestors, offset }: Around): readonly Token[] {
  const above = new Set(ancestors.map((line) => line.start));
  const tokens: Token[] = [];
  let root: number | undefined;
  let lines = 0;
  for (let at = start; at < end;) {
    const column = indentAt(text, at);
    root ??= column;
    if (column !== undefined && column <= (root ?? 0)) lines = 0;
    if (column === undefined || (column > deepest && !above.has(at))) {
      at = nextLine(text, at);
      continue;
    }
    if (lines > mostLines && !above.has(at)) {
      const nearest = ancestors.find((line) => line.start > at)?.start ?? end;
      at = Math.min(nearest, blockEnd(text, at, end, root ?? 0));
      continue;
    }
    lines++;
    const line = lineAt(text, at);
    at = nextLine(text, at);
    if (line.key !== undefined && opensBlock(line)) {
      // Everything between a block's header and a place inside of the block belongs to it.
      const from = above.has(line.start) ? Math.max(at, offset) : at;
      const below = { start: at, end: blockEnd(text, from, end, column) };
      const scalar = line.key.startsWith('app-config') ? dedented(text.slice(below.start, below.end)) : '';
      tokens.push(...tokensOf(line, scalar));
      at = below.end;
    } else {
      tokens.push(...tokensOf(line, scalarOf(line.rest)));
      // Tools leave any number of them, and nothing is recognised by one.
      if (line.key === 'annotations' && line.rest === '' && !above.has(line.start))
        at = blockEnd(text, at, end, column);
    }
  }
  return tokens;
}

/** Where the lines end that are indented deeper than a key; a quick look at each, as there may be thousands. */
function blockEnd(text: string, start: number, end: number, column: number): number {
  const deeper = ' '.repeat(column + 1);
  for (let at = start; at < end; at = nextLine(text, at)) {
    if (text.startsWith(deeper, at)) continue;
    const indent = indentAt(text, at);
    if (indent !== undefined && text[at + indent] !== '\t') return at;
  }
  return end;
}

function dedented(block: string): string {
  const [, indent = ''] = /^\s*?( *)\S/.exec(block) ?? [];
  return indent === '' ? block : block.replaceAll(new RegExp(`^ {${indent.length}}`, 'gm'), '');
}

function tokensOf({ dashes, column, key, rest }: Line, scalar: string): readonly Token[] {
  if (column === undefined) return [];
  const items = dashes.map((dash) => ({ column: dash, key: undefined, scalar: '', opensBlock: false }));
  return key === undefined ? items : [...items, { column, key, scalar, opensBlock: opensBlock({ rest }) }];
}

function scalarOf(rest: string): string {
  const bare = rest.includes('#') ? rest.replace(/(^|\s+)#.*$/, '') : rest;
  return /["']/.test(bare) ? bare.replaceAll(/^["']|["']$/g, '') : bare;
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
  if (isBlock) return '';
  const below = tokens.at(-1);
  // The items of a list may stand in the column of its key.
  return readNode(tokens, below?.key === undefined ? column : column + 1);
}
