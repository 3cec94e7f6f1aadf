import { indentAt, lineAbove, lineAt, type Line } from '../text/lines.ts';
import { lineStart, nextLine, type Range } from '../text/range.ts';

/** The keys around a place, each by its line. */
export interface Surroundings {
  /** Lines with the keys the place is inside of and those beside it, in the order of the file. */
  readonly above: readonly Line[];
  /** Those of them that it is inside of, outermost first. */
  readonly ancestors: readonly Line[];
  /** Keys beside it further down. */
  readonly below: readonly Line[];
  /** Keys of the mapping it is in, without its own. */
  readonly beside: readonly string[];
}

/** Beside so many keys nobody looks for one that is not there yet. */
const mostBeside = 100;

/** After so many lines on the way up that say nothing, many more are expected. */
const fewLines = 16;

/** Looks around the line of a place, by indentation alone; `column` is that of its content. */
export function surroundingsOf(text: string, cursor: Line, column: number, document: Range): Surroundings {
  const { kept, ancestors } = linesAbove(text, cursor, column, document);
  const below = linesBelow(text, cursor, column, document);
  const beside = [...kept.filter((line) => !ancestors.includes(line)), ...below].map(({ key = '' }) => key);
  return { above: kept, ancestors, below, beside };
}

function linesAbove(
  text: string,
  cursor: Line,
  column: number,
  { start }: Range,
): { readonly kept: readonly Line[]; readonly ancestors: readonly Line[] } {
  const kept: Line[] = [];
  const ancestors: Line[] = [];
  // The mapping or list that the walk is in: where its lines begin, and whether those begin with a dash.
  let inside = cursor.dashes[0] ?? column;
  let isList = cursor.dashes.length > 0;
  let at = cursor.start;
  let skipped = 0;
  while (at > start && (inside > 0 || isList || ancestors.length === 0)) {
    at =
      skipped < fewLines
        ? lineStart(text, at - 1)
        : lineAbove(text, { start, end: at }, inside, isList ? 'list' : 'mapping');
    skipped++;
    const indent = indentAt(text, at);
    if (indent === undefined || indent > inside) continue;
    // Another item of the same list.
    if (isList && indent === inside && text[at + indent] === '-') continue;
    skipped = 0;
    const line = lineAt(text, at);
    const { key, dashes } = line;
    if (line.column === undefined || key === undefined) continue;
    const [dash] = dashes;
    const isBeside = !isList && line.column === inside;
    // A list may stand in the column of its key.
    const isAround = line.column < inside || (isList && dash === undefined && line.column === inside);
    if (isAround) ancestors.unshift(line);
    else if (!isBeside || (dash === undefined && (ancestors.length > 0 || kept.length > mostBeside)))
      continue;
    kept.unshift(line);
    if (!isAround && dash === undefined) continue;
    inside = dash ?? line.column;
    isList = dash !== undefined;
  }
  return { kept, ancestors };
}

function linesBelow(text: string, cursor: Line, column: number, { end }: Range): readonly Line[] {
  const below: Line[] = [];
  for (let at = nextLine(text, cursor.start); at < end; at = nextLine(text, at)) {
    const indent = indentAt(text, at);
    if (indent === undefined || indent > column) continue;
    if (indent < column || below.length > mostBeside) break;
    const line = lineAt(text, at);
    if (line.dashes.length === 0 && line.key !== undefined) below.push(line);
  }
  return below;
}
