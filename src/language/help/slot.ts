import { lineEnd, type Range } from '../text/range.ts';
import type { Line } from '../text/lines.ts';

/** What may be written at a place of one line. */
export interface Slot {
  /** `value`: behind a key; `item`: behind a dash; `key`: the name of a field. */
  readonly role: 'value' | 'item' | 'key';
  /** What stands there, quotes included; empty where nothing does. */
  readonly range: Range;
  /** Whether a blank has to be written in front. */
  readonly needsBlank: boolean;
}

/** What may be written at an offset of a line; `undefined` in braces, comments and behind a complete line. */
export function slotAt(text: string, line: Line, offset: number): Slot | undefined {
  const contentStart = line.start + (line.column ?? offset - line.start);
  if (line.key === undefined) {
    const isItem = line.dashes.length > 0 && offset > line.start + (line.dashes.at(-1) ?? 0);
    const start = Math.min(contentStart, Math.max(offset, line.start));
    return slotFrom(text, start, line, offset, isItem ? 'item' : 'key');
  }
  const colon = colonOf(text, line);
  if (offset < contentStart) return undefined;
  if (offset <= colon) return { role: 'key', range: { start: contentStart, end: colon }, needsBlank: false };
  const blanks = /^ */.exec(text.slice(colon + 1, line.end))?.[0].length ?? 0;
  const start = Math.min(colon + 1 + blanks, Math.max(offset, colon + 1));
  return slotFrom(text, start, line, offset, 'value', blanks === 0 || start === colon + 1);
}

function slotFrom(
  text: string,
  start: number,
  line: Line,
  offset: number,
  role: Slot['role'],
  needsBlank = false,
): Slot | undefined {
  const rest = text.slice(start, lineEnd(text, line.start));
  if (/^(?:[[{|>&*!#]|- )/.test(rest)) return undefined;
  const written = rest.replace(/(?:^|\s+)#.*$/, '').trimEnd();
  const range = { start, end: start + written.length };
  return offset > range.end ? undefined : { role, range, needsBlank };
}

/** Where the colon behind the key of a line stands: what follows it is the rest of the line. */
function colonOf(text: string, line: Line): number {
  const content = text.slice(line.start + (line.column ?? 0), line.end);
  const quoted = /^(?:"[^"]*"|'[^']*')/.exec(content)?.[0].length ?? 0;
  return line.start + (line.column ?? 0) + content.indexOf(':', quoted);
}
