import type { Schema } from '../../core/schema/schema.ts';
import { schemaBelow } from '../../core/schema/schemaBelow.ts';
import { indentAt, type Line } from '../text/lines.ts';
import { lineStart } from '../text/range.ts';
import type { Suggestion } from './suggestion.ts';

const dash = '- ';

/** A text and a place in it. */
interface At {
  readonly text: string;
  readonly offset: number;
}

/** Whether a blank line stands where an item would, if the key it is below of had a list. */
export function isAtItem({ text, offset }: At, line: Line, parent: Line | undefined): boolean {
  if (line.column !== undefined || parent === undefined) return false;
  const column = offset - line.start;
  let at = line.start;
  while (at > parent.start) {
    at = lineStart(text, at - 1);
    const indent = indentAt(text, at) ?? Infinity;
    if (at === parent.start || indent > column) continue;
    return indent === column && text[at + indent] === '-';
  }
  return column > (parent.column ?? 0);
}

/** Whether what stands below keys is a list. */
export function isList(schema: Schema, keys: readonly string[]): boolean {
  return schemaBelow(schema, keys)?.items !== undefined;
}

/** The same place behind a dash. */
export function withDash<Place extends At>(place: Place): Place {
  const { text, offset } = place;
  return {
    ...place,
    text: `${text.slice(0, offset)}${dash}${text.slice(offset)}`,
    offset: offset + dash.length,
  };
}

/** What may stand behind that dash, with the dash. */
export function withItsDash(suggestion: Suggestion, offset: number): Suggestion {
  const { edit } = suggestion;
  return { ...suggestion, edit: { start: offset, end: offset, text: `${dash}${edit.text.trimStart()}` } };
}
