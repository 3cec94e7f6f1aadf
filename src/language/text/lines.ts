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

const [lineFeed, carriageReturn, blank, hash, dash] = [10, 13, 32, 35, 45];

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

/** Lines are looked through in stretches from the bottom up, each as long as all before. */
const shortest = 2048;

/**
 * Where the nearest line of a stretch begins, from its end upwards, that is neither deeper than so many blanks nor, in
 * a list, an item behind them; the start of the stretch where there is none. A quick look at each, as there may be thousands.
 */
export function lineAbove(
  text: string,
  { start, end }: Range,
  blanks: number,
  inside: 'mapping' | 'list',
): number {
  const deep = ' '.repeat(blanks);
  const alsoPassed = inside === 'list' ? dash : blank;
  let below = end - 1;
  for (let length = shortest; below > start; length *= 2) {
    const from = Math.max(start, below - length);
    let found: number | undefined;
    for (let at = nextLine(text, from); at <= below; at = nextLine(text, at)) {
      const next = text.charCodeAt(at + blanks);
      if ((next !== blank && next !== alsoPassed) || !text.startsWith(deep, at)) found = at;
    }
    if (found !== undefined) return found;
    below = from;
  }
  return start;
}

/** Whether the value of this line's key is the text of the lines below it. */
export function opensBlock({ rest }: Pick<Line, 'rest'>): boolean {
  return /[|>]/.test(rest) && /^(?:[&!]\S* +)*[|>][-+0-9]*(?: +#.*)?$/.test(rest);
}

/** The stretch of the document that holds `offset`, without its `---` lines. */
export function documentAround(text: string, offset: number): Range {
  let start = 0;
  for (let at = text.indexOf('---'); at !== -1; at = text.indexOf('---', at + 3)) {
    if (!isSeparator(text, at)) continue;
    if (at > offset) return { start, end: at };
    start = nextLine(text, at);
  }
  return { start: Math.min(start, text.length), end: text.length };
}

/** Whether dashes stand in the first column, and nothing is joined to them. */
function isSeparator(text: string, at: number): boolean {
  return (at === 0 || text[at - 1] === '\n') && /^\s?$/.test(text.charAt(at + 3));
}
