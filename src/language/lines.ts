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

const shape = /^( *)((?:- +)*)(-$)?(.*)$/;
const keyed = /^("[^"]*"|'[^']*'|[^\s#"'&*!|>{[][^:#]*?) *:(?= |$)/;

/** The line that begins at an offset. */
export function lineAt(text: string, start: number): Line {
  const end = lineEnd(text, start);
  const source = text.slice(start, end).trimEnd();
  const [, indent = '', opened = '', last = '', content = ''] = shape.exec(source) ?? [];
  const dashes = [...(opened + last).matchAll(/-/g)].map(({ index }) => indent.length + index);
  const found = keyed.exec(content);
  const isBlank = (content === '' && dashes.length === 0) || (content.startsWith('#') && dashes.length === 0);
  return {
    start,
    end,
    dashes,
    column: isBlank ? undefined : indent.length + opened.length + (last === '' ? 0 : 2),
    key: found?.[1]?.replaceAll(/^["']|["']$/g, ''),
    rest: found === null ? content : content.slice(found[0].length).trim(),
  };
}

/** Every line of a stretch that begins at the start of a line. */
export function* linesOf(text: string, { start, end }: Range): Generator<Line> {
  for (let at = start; at < end; at = nextLine(text, at)) yield lineAt(text, at);
}

/** Whether the value of this line's key is the text of the lines below it. */
export function opensBlock({ rest }: Line): boolean {
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
