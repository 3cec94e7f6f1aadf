import { documentAround, lineAt, type Line } from '../text/lines.ts';
import { lineStart, type Range } from '../text/range.ts';
import { isAtItem } from './newItem.ts';
import { slotAt, type Slot } from './slot.ts';
import { subjectAt, type Subject } from './subject.ts';
import { surroundingsOf } from '../workspace/surroundings.ts';

/**
 * What help for one place needs of a file: the line of the cursor, the keys above it and the keys beside it, each on
 * a line of its own and in its own column. It is about as large in a large file as in a small one.
 */
export interface Window {
  readonly text: string;
  /** The cursor in `text`. */
  readonly offset: number;
  /** Added to an offset on the cursor's line of `text` it gives the offset in the file. */
  readonly shift: number;
  /** The object, the section or the text inside a block scalar that the cursor is in. */
  readonly of: Subject;
  /** The keys from the root of it to the cursor, without the positions in lists. */
  readonly path: readonly string[];
  /** The keys beside the cursor. */
  readonly beside: readonly string[];
  /** What may be written at the cursor. */
  readonly slot: Slot | undefined;
  readonly line: Line;
  /** Whether the line is blank, and the place of an item if the last of the keys has a list. */
  readonly isAtItem: boolean;
}

/** The window around a place; `undefined` in comments, in documents that are not ours and in texts of another kind. */
export function windowAt(text: string, offset: number, fileName?: string): Window | undefined {
  return windowOf(text, offset, (document, ancestors, line) =>
    subjectAt(text, document, ancestors, line, fileName),
  );
}

/** The same in a text of which it is known what it is. */
export function windowIn(text: string, offset: number, of: Subject): Window | undefined {
  return windowOf(text, offset, () => of);
}

function windowOf(
  text: string,
  offset: number,
  subject: (document: Range, ancestors: readonly Line[], line: Line) => Subject | undefined,
): Window | undefined {
  const document = documentAround(text, offset);
  const line = lineAt(text, lineStart(text, offset));
  const isComment = line.column === undefined && text.slice(line.start, line.end).trim() !== '';
  if (isComment) return undefined;
  const column = line.column ?? offset - line.start;
  const { above, ancestors, below, beside } = surroundingsOf(text, line, column, document);
  const of = subject(document, ancestors, line);
  if (of === undefined) return undefined;
  const outside = ancestors[of.depth - 1];
  const inside = outside === undefined ? above : above.slice(above.indexOf(outside) + 1);
  const head = inside
    .map((one) => `${keyOnly(one, of)}${ancestors.includes(one) ? '' : anything}\n`)
    .join('');
  const { before, own, behind } = amongKeys(
    withoutDash(text.slice(line.start, line.end), of),
    line,
    below.map((one) => `${keyOnly(one, of)}${anything}`),
  );
  const slot = slotAt(text, line, offset);
  const keys = ancestors.slice(of.depth).map(({ key = '' }) => key);
  return {
    text: `${head}${before}${own}${behind}\n`,
    offset: head.length + before.length + offset - line.start,
    shift: line.start - head.length - before.length,
    of,
    path: slot?.role === 'value' ? [...keys, line.key ?? ''] : keys,
    beside,
    slot,
    line,
    isAtItem: isAtItem({ text, offset }, line, ancestors.at(-1)),
  };
}

/** Some value for the keys that the cursor is not inside of: without one, it would be taken to be. */
const anything = ' 0';

/**
 * The line of the cursor among the keys that stand below it. A word without a colon would take the key of the next line for
 * a part of itself: there it comes last, and leaves the dash of its item to what is now the first.
 */
function amongKeys(
  own: string,
  { key, column = 0 }: Line,
  below: readonly string[],
): { readonly before: string; readonly own: string; readonly behind: string } {
  const [first = '', ...rest] = below;
  const isHalfTyped = key === undefined && own.slice(column).trim() !== '';
  if (!isHalfTyped || below.length === 0) {
    return { before: '', own, behind: below.map((one) => `\n${one}`).join('') };
  }
  const inOrder = [`${own.slice(0, column)}${first.slice(column)}`, ...rest];
  return {
    before: inOrder.map((one) => `${one}\n`).join(''),
    own: `${' '.repeat(column)}${own.slice(column)}`,
    behind: '',
  };
}

/** A line without its value, which may go on below or not be closed yet. */
function keyOnly({ dashes, column = 0, key = '' }: Line, of: Subject): string {
  const before = Array.from({ length: column }, (_, at) => (dashes.includes(at) ? '-' : ' '));
  return withoutDash(`${before.join('')}${JSON.stringify(key)}:`, of);
}

/** The items of a List are looked at one by one, as if each were a document. */
function withoutDash(line: string, { dash }: Subject): string {
  return dash === undefined || line[dash] !== '-' ? line : `${line.slice(0, dash)} ${line.slice(dash + 1)}`;
}
