import type { CST, Scalar } from 'yaml';

/**
 * Where each character of a block scalar's value stands in the text: `map[i]` is the offset of `value[i]`,
 * `map[value.length]` the end of the body. What the value holds between two lines of content (a line break, or the
 * blank of a folded scalar) maps to a line break of the text. `undefined` for a scalar of another style.
 */
export function blockMap(scalar: Scalar): Uint32Array | undefined {
  const token = scalar.srcToken;
  if (token?.type !== 'block-scalar' || typeof scalar.value !== 'string') return undefined;
  const { value } = scalar;
  const map = new Uint32Array(value.length + 1);
  const strip = strippedIndent(token);
  let line = bodyStart(token);
  let at = 0;
  // Blank lines in front of all content stand for breaks, too: they go to the one behind the header.
  let gap = line - 1;
  for (const source of token.source.split('\n')) {
    const content = source.slice(strip).replace(/\r$/, '');
    if (content !== '') {
      for (; isBetweenLines(value, at, content); at++) map[at] = gap;
      // Blanks behind the last content are cut off by the chomping: they are in no value.
      if (!value.startsWith(content, at)) break;
      for (let column = 0; column < content.length; column++, at++) map[at] = line + strip + column;
      gap = line + strip + content.length;
    }
    line += source.length + 1;
  }
  for (; at < value.length; at++) map[at] = gap;
  map[value.length] = value.endsWith('\n') ? bodyStart(token) + token.source.length : gap;
  return map;
}

/** Offset of the first line of the body, behind the header and its comment. */
export function bodyStart({ offset, props }: CST.BlockScalar): number {
  return props.reduce((sum, part) => sum + ('source' in part ? part.source.length : 0), offset);
}

/** Columns that YAML takes off each line: said by a digit in the header, else those of the first line with content. */
export function strippedIndent(token: CST.BlockScalar): number {
  const header = token.props.find((part) => part.type === 'block-scalar-header');
  const digit = /[1-9]/.exec(header !== undefined && 'source' in header ? header.source : '')?.[0];
  if (digit !== undefined) return token.indent + Number(digit);
  return /^(?: *\r?\n)*( *)[^ \r\n]/.exec(token.source)?.[1]?.length ?? 0;
}

/** Whether `value[at]` stands for a line break rather than for the beginning of `content`. */
function isBetweenLines(value: string, at: number, content: string): boolean {
  if (value[at] === '\n') return true;
  return value[at] === ' ' && content[0] !== ' ' && !value.startsWith(content, at);
}
