import type { YAMLError } from 'yaml';
import { message, type Message } from '../../core/message.ts';
import { lineAt, opensBlock, type Line } from '../text/lines.ts';
import { lineStart, nextLine, type Edit } from '../text/range.ts';
import { firstErrorAfter } from '../text/reading.ts';
import type { YamlProblem } from './yamlProblem.ts';

/** A line that does not fit to those above it, and what is the matter with it. */
interface Slip {
  readonly line: Line;
  readonly message: Message;
  /** Columns to move it by, with the lines that belong to it. */
  readonly by: number;
  readonly belongs: (line: Line) => boolean;
}

/** A line in the wrong column, in words that say which one fits; `undefined` for errors of another kind. */
export function indentationProblem(
  text: string,
  error: YAMLError,
  others: readonly YAMLError[],
): YamlProblem | undefined {
  const misread = offendingLine(text, error, others);
  if (misread === undefined) return undefined;
  const line = endingComment(text, misread) ?? misread;
  const above = linesAbove(text, line.start);
  const slip = endedBlock(line, above, text) ?? misplaced(line, above);
  if (slip === undefined) return undefined;
  return {
    code: 'yaml-indentation',
    message: slip.message,
    range: { start: line.start + indentOf(text, line), end: Math.max(line.end, line.start + 1) },
    fix: { title: message('Move it to the column that fits'), edit: () => mending(text, slip) },
  };
}

/** The lines moved, if a reader then gets past them. */
function mending(text: string, slip: Slip): Edit | undefined {
  const edit = moved(text, slip);
  if (edit === undefined) return undefined;
  return firstErrorAfter(text, edit) >= edit.start + edit.text.length ? edit : undefined;
}

/** The parser points at the first character it cannot place, or at the value that a line reads as a part of. */
function offendingLine(
  text: string,
  { code, message: said, pos: [offset] }: YAMLError,
  others: readonly YAMLError[],
): Line | undefined {
  const at = lineAt(text, lineStart(text, offset));
  if (code === 'BAD_INDENT') return at;
  if (said.startsWith('Sequence item without') || said.startsWith('A block sequence may not'))
    return withContent(text, at);
  const reachesOn = others.some(
    (other) => other.code === 'MULTILINE_IMPLICIT_KEY' && other.pos[0] === offset,
  );
  return said.startsWith('Nested mappings') && reachesOn
    ? withContent(text, lineAt(text, nextLine(text, offset)))
    : undefined;
}

function withContent(text: string, line: Line): Line | undefined {
  let found = line;
  while (found.column === undefined && found.end < text.length)
    found = lineAt(text, nextLine(text, found.start));
  return found.column === undefined ? undefined : found;
}

/** The lines above, the nearest first, as far as anything in them matters. */
function linesAbove(text: string, start: number): readonly Line[] {
  const lines: Line[] = [];
  for (let at = start; at > 0 && lines.length < 400;) {
    at = lineStart(text, at - 1);
    lines.push(lineAt(text, at));
  }
  return lines;
}

/** The first of the comments right above a line, where they end the block that the line was meant to be in. */
function endingComment(text: string, line: Line): Line | undefined {
  const above = linesAbove(text, line.start);
  const between = above.findIndex(({ column }) => column !== undefined);
  const comment = above
    .slice(0, between === -1 ? above.length : between)
    .findLast(({ start, end }) => text.slice(start, end).trim() !== '');
  if (comment === undefined) return undefined;
  const ended = endedBlock(comment, linesAbove(text, comment.start), text);
  return ended !== undefined && indentOf(text, line) >= indentOf(text, comment) + ended.by
    ? comment
    : undefined;
}

/** Whatever stands left of a block scalar's text ends it, comments included. */
function endedBlock(line: Line, above: readonly Line[], text: string): Slip | undefined {
  const filled = above.filter(({ start, end }) => text.slice(start, end).trim() !== '');
  const position = filled.findIndex((one) => opensBlock(one));
  const header = filled[position];
  const first = filled[position - 1];
  if (header === undefined || first === undefined) return undefined;
  const [outer, body, own] = [indentOf(text, header), indentOf(text, first), indentOf(text, line)];
  const isBody = filled.slice(0, position).every((one) => indentOf(text, one) >= body);
  const isComment = text[line.start + own] === '#';
  if (!isBody || own >= body || (own <= outer && !isComment)) return undefined;
  const key = header.key ?? '';
  return {
    line,
    by: body - own,
    message: isComment
      ? message(
          'This comment stands left of the text under "{0}", and so ends it: indent it by {1} columns more.',
          key,
          body - own,
        )
      : message(
          'This line stands left of the text under "{0}", and so ends it: indent it by {1} columns more.',
          key,
          body - own,
        ),
    belongs: (one) =>
      isComment ? text[one.start + own] === '#' && indentOf(text, one) === own : indentOf(text, one) > outer,
  };
}

function misplaced(line: Line, above: readonly Line[]): Slip | undefined {
  const [dash] = line.dashes;
  const dashes = above.flatMap((one) => one.dashes.slice(0, 1));
  if (dash !== undefined)
    return fromTo(line, dash, dashes, (column, fitting) =>
      message('This item begins in column {0}, the list above in column {1}.', column, fitting),
    );
  const { column } = line;
  if (column === undefined || line.key === undefined) return undefined;
  const item = above.find(({ column: there }) => there !== undefined);
  if (item !== undefined && item.dashes.includes(column) && item.column !== undefined) {
    return {
      line,
      by: item.column - column,
      message: message(
        'This key is level with the "-" of its item: indent it as far as the key behind the "-".',
      ),
      belongs: ({ dashes: own, column: there }) => own.length === 0 && there !== undefined && there >= column,
    };
  }
  const columns = above.flatMap(({ column: there, key }) =>
    there === undefined || key === undefined ? [] : [there],
  );
  return fromTo(line, column, columns, (own, fitting) =>
    message('This key begins in column {0}, the one above it that it fits to in column {1}.', own, fitting),
  );
}

/** To the nearest column that something above begins in. */
function fromTo(
  line: Line,
  own: number,
  columns: readonly number[],
  say: (own: number, fitting: number) => Message,
): Slip | undefined {
  const [fitting] = [...new Set(columns)].toSorted(
    (one, other) => Math.abs(one - own) - Math.abs(other - own),
  );
  if (fitting === undefined || fitting === own) return undefined;
  const isItem = line.dashes.length > 0;
  return {
    line,
    by: fitting - own,
    message: say(own + 1, fitting + 1),
    belongs: ({ column, dashes }) => {
      const begins = dashes[0] ?? column;
      if (begins === undefined) return true;
      return begins > own || (begins === own && isItem === dashes.length > 0);
    },
  };
}

/** The line and what belongs to it, some columns further left or right. */
function moved(text: string, { line, by, belongs }: Slip): Edit | undefined {
  let last = line;
  for (let at = nextLine(text, line.start); at < text.length; at = nextLine(text, at)) {
    const next = lineAt(text, at);
    const isBlank = text.slice(next.start, next.end).trim() === '';
    if (!isBlank && !belongs(next)) break;
    if (!isBlank) last = next;
  }
  const source = text.slice(line.start, last.end);
  if (by > 0)
    return { start: line.start, end: last.end, text: source.replaceAll(/^(?=[^\r\n])/gm, ' '.repeat(by)) };
  const taken = new RegExp(`^ {${-by}}`, 'gm');
  const isRoom = source.split('\n').every((one) => one.trim() === '' || one.startsWith(' '.repeat(-by)));
  return isRoom ? { start: line.start, end: last.end, text: source.replaceAll(taken, '') } : undefined;
}

function indentOf(text: string, { start, end }: Line): number {
  return /^ */.exec(text.slice(start, end))?.[0].length ?? 0;
}
