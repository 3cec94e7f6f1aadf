import type { Range } from './range.ts';

/** How many hexadecimal digits follow the letter of an escape. */
const digits: Readonly<Record<string, number>> = { x: 2, u: 4, U: 8 };

/** The next piece of a scalar's source, and how many units of the value it stands for. */
interface Piece {
  readonly length: number;
  readonly units: number;
}

/**
 * Where each unit of a scalar in quotes, or of one without, is written. `start` and `end` enclose its content, without
 * the quotes. What lines are joined by stands for the blanks and breaks between them, an escape for what it is read as.
 */
export function flowMap(
  text: string,
  start: number,
  end: number,
  style: 'double' | 'single' | 'plain',
): readonly Range[] {
  const units: Range[] = [];
  for (let at = start; at < end;) {
    const piece = pieceAt(text, at, end, style);
    for (let unit = 0; unit < piece.units; unit++) units.push({ start: at, end: at + piece.length });
    at += piece.length;
  }
  return units;
}

function pieceAt(text: string, at: number, end: number, style: 'double' | 'single' | 'plain'): Piece {
  const breaks = breaksAt(text, at, end);
  if (breaks !== undefined) return breaks;
  if (style === 'single' && text.startsWith("''", at)) return { length: 2, units: 1 };
  return style === 'double' && text[at] === '\\' ? escapeAt(text, at, end) : { length: 1, units: 1 };
}

/** One break between two lines is read as a blank, each further one as a break. */
function breaksAt(text: string, at: number, end: number): Piece | undefined {
  if (!/[ \t\r\n]/.test(text[at] ?? '')) return undefined;
  const [blanks = ''] = matchAt(/[ \t]*(?:\r?\n[ \t]*)+/y, text, at) ?? [];
  const count = blanks.split('\n').length - 1;
  return count === 0 || at + blanks.length > end
    ? undefined
    : { length: blanks.length, units: Math.max(1, count - 1) };
}

function escapeAt(text: string, at: number, end: number): Piece {
  const [joined = ''] = matchAt(/\\\r?\n(?:[ \t]*\r?\n)*[ \t]*/y, text, at) ?? [];
  if (joined !== '') {
    // The break itself goes; lines without content behind it are read as breaks.
    return { length: joined.length, units: joined.split('\n').length - 2 };
  }
  const letter = text[at + 1] ?? '';
  const length = Math.min(2 + (digits[letter] ?? 0), end - at);
  const code = letter === 'U' ? Number.parseInt(text.slice(at + 2, at + length), 16) : 0;
  return { length, units: code > 0xff_ff ? 2 : 1 };
}

function matchAt(sticky: RegExp, text: string, at: number): RegExpExecArray | null {
  sticky.lastIndex = at;
  return sticky.exec(text);
}
