import type { Release } from '../core/release.ts';
import { schemaOf } from '../core/schema/structure.ts';
import { lineEnd, lineStart, type Range } from './range.ts';
import type { Query, SchemaHelp } from './schemaHelp.ts';
import type { Hover, Suggestion } from './suggestion.ts';
import { windowAt, type Window } from './window.ts';

/** A place in a file somebody asks about. */
export interface Place {
  readonly text: string;
  readonly offset: number;
  readonly fileName?: string;
  readonly release: Release;
}

/** What may stand at a place; empty where we have nothing to say. */
export async function complete(place: Place, help: SchemaHelp): Promise<readonly Suggestion[]> {
  const asked = queryFor(place);
  if (asked === undefined) return [];
  const { query, window } = asked;
  const suggestions = await help.complete(query);
  return suggestions.map((one) => ({ ...one, edit: { ...one.edit, ...shifted(one.edit, window) } }));
}

/** What the word at a place means; `undefined` where there is none or we do not know it. */
export async function describe(place: Place, help: SchemaHelp): Promise<Hover | undefined> {
  if (/^\s?$/.test(place.text.slice(place.offset, place.offset + 1))) return undefined;
  const asked = queryFor(place);
  const found = asked && (await help.hover(asked.query));
  if (asked === undefined || found === undefined || found.markdown === '') return undefined;
  const range = shifted(found.range, asked.window);
  // The range of a mapping begins on another line of the window; only the cursor's line has a place in the file.
  const line = { start: lineStart(place.text, place.offset), end: lineEnd(place.text, place.offset) };
  return {
    markdown: found.markdown,
    range: { start: Math.max(range.start, line.start), end: Math.min(range.end, line.end) },
  };
}

function queryFor({ text, offset, fileName, release }: Place): { query: Query; window: Window } | undefined {
  const window = windowAt(text, offset, fileName);
  const schema = window && schemaOf(window.of.is, { kind: window.of.kind }, release.line);
  if (window === undefined || schema === undefined) return undefined;
  const query = {
    text: window.text,
    offset: window.offset,
    schemaId: schemaIdOf(window, release.line),
    schema,
  };
  return { query, window };
}

function schemaIdOf({ of: { is } }: Window, line: string): string {
  return [line, is.kind, ...(is.apiVersion ?? '').split('/')].filter((part) => part !== '').join('-');
}

function shifted({ start, end }: Range, { shift }: Window): Range {
  return { start: start + shift, end: end + shift };
}
