import { lineEnd, nextLine, type Range } from './range.ts';

/** One line of block-style YAML, looked at without parsing. */
export interface Line {
  readonly start: number;
  /** Before the line break. */
  readonly end: number;
  /** Columns of the dashes it begins with. */
  readonly dashes: readonly number[];
  /** Column of what follows indentation and dashes; `undefined` for a blank line or a comment. */
  readonly column: number | undefined;
  readonly key: string | undefined;
  /** What follows the colon, comments included. */
  readonly rest: string;
}

const keyed = /^("[^"]*"|'[^']*'|[^\s#"'&*!|>{[][^:#]*?) *:(?= |$)/;

/** The line that begins at an offset. */
export function lineAt(text: string, start: number): Line {
  const end = lineEnd(text, start);
  const source = text.slice(start, end).trimEnd();
  const dashes: number[] = [];
  let column = blanksFrom(source, 0);
  while (source[column] === '-' && (source[column + 1] ?? ' ') === ' ') {
    dashes.push(column);
    column = blanksFrom(source, column + 1);
  }
  const content = source.slice(column);
  // The content of a dash that ends its line would stand behind one blank.
  if (content === '' && dashes.length > 0) column++;
  const isBlank = dashes.length === 0 && (content === '' || content.startsWith('#'));
  const found = content.includes(':') ? keyed.exec(content) : null;
  return {
    start,
    end,
    dashes,
    column: isBlank ? undefined : column,
    key: found?.[1]?.replaceAll(/^["']|["']$/g, ''),
    rest: found === null ? content : content.slice(found[0].length).trim(),
  };
}

function blanksFrom(text: string, at: number): number {
  let column = at;
  while (text.charCodeAt(column) === blank) column++;
  return column;
}

const [lineFeed, carriageReturn, blank, hash] = [10, 13, 32, 35];

/**
 * Columns in front of a line's first character, which may be a dash; `undefined` for a blank line or a comment. Costs a
 * small part of {@link lineAt}: a file has thousands of lines that nobody needs to know more of.
 */
export function indentAt(text: string, start: number): number | undefined {
  const at = blanksFrom(text, start);
  const first = text.charCodeAt(at);
  return at === text.length || first === lineFeed || first === carriageReturn || first === hash
    ? undefined
    : at - start;
}

/** Whether the value of this line's key is the text of the lines below it. */
export function opensBlock({ rest }: Pick<Line, 'rest'>): boolean {
  return /^(?:[&!]\S* +)*[|>][-+0-9]*(?: +#.*)?$/.test(rest);
}

/** The stretch of the document that holds `offset`, without its `---` lines. */
export function documentAround(text: string, offset: number): Range {
  let start = 0;
  for (const { index, 0: mark } of text.matchAll(/^---(?=\s|$).*$/gm)) {
    if (index > offset) return { start, end: index };
    start = nextLine(text, index + mark.length - 1);
  }
  return { start: Math.min(start, text.length), end: text.length };
}
