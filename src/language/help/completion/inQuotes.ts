import { lineEnd, lineStart, type Edit } from '../../text/range.ts';
import type { QuotedText } from '../quotedText.ts';
import type { Suggestion } from '../suggestion.ts';

/** The same suggestion where its text stands in quotes of the file; `undefined` where it cannot be written there. */
export function inQuotes(
  suggestion: Suggestion,
  quoted: QuotedText,
  file: { readonly text: string; readonly offset: number },
): Suggestion | undefined {
  const { edit, isSnippet, also = [], filter } = suggestion;
  const text = indented(isSnippet ? withoutStops(edit.text) : edit.text, quoted, edit);
  const made = quoted.toOuterEdit({ ...edit, text });
  // Editors replace what stands around the cursor on its line, and nothing else.
  if (made === undefined || also.length > 0 || !isAtCursor(made, file)) return undefined;
  return {
    ...suggestion,
    edit: made,
    isSnippet: false,
    ...(filter === undefined ? {} : { filter: quoted.written(filter) }),
  };
}

/** Editors indent further lines by the line of the file, and these lines are none: they bring all of their blanks. */
function indented(text: string, { text: inner }: QuotedText, { start }: Edit): string {
  const line = inner.slice(lineStart(inner, start), lineEnd(inner, start));
  return text.replaceAll('\n', `\n${/^ */.exec(line)?.[0] ?? ''}`);
}

/** The backslashes of a snippet and those of a string in quotes are not to be told apart: its places to go on become what stands in them. */
function withoutStops(snippet: string): string {
  return snippet
    .replaceAll(/(?<!\\)\$\{\d+\|([^,|}]*)[^}]*\}/g, '$1')
    .replaceAll(/(?<!\\)\$\{\d+(?::([^}]*))?\}/g, (_, value: string | undefined) => value ?? '')
    .replaceAll(/(?<!\\)\$\d+/g, '')
    .replaceAll(/\\([$}\\])/g, '$1');
}

function isAtCursor(
  { start, end }: Edit,
  { text, offset }: { readonly text: string; readonly offset: number },
): boolean {
  return start <= offset && offset <= end && !text.slice(start, end).includes('\n');
}
