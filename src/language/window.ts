import { recognise, recogniseEmbedded, dynamicPluginsKey, type Recognised } from '../core/recognise.ts';
import { textAt } from '../core/field.ts';
import { documentAround, lineAt, opensBlock, type Line } from './lines.ts';
import { outlineOf } from './outline.ts';
import { lineStart, nextLine, type Range } from './range.ts';

/**
 * What help for one place needs of a file: the line of the cursor, the keys above it and the keys beside it, each on
 * a line of its own and in its own column.
 */
export interface Window {
  readonly text: string;
  /** The cursor in `text`. */
  readonly offset: number;
  /** Added to an offset on the cursor's line of `text` it gives the offset in the file. */
  readonly shift: number;
  /** The document, or the text inside its block scalar, that the cursor is in. */
  readonly of: { readonly is: Recognised; readonly kind: string | undefined };
}

/** The window around a place; `undefined` in comments, in documents that are not ours and in texts of another kind. */
export function windowAt(text: string, offset: number, fileName?: string): Window | undefined {
  const range = documentAround(text, offset);
  const outline = outlineOf(text, range);
  const is = recognise(outline, fileName === undefined ? {} : { fileName });
  if (is === undefined) return undefined;
  const cursor = lineAt(text, lineStart(text, offset));
  const isComment = cursor.column === undefined && text.slice(cursor.start, cursor.end).trim() !== '';
  if (isComment) return undefined;
  const column = cursor.column ?? offset - cursor.start;
  const { kept, ancestors } = linesAbove(text, cursor, column, range);
  const block = ancestors.findLast(opensBlock);
  const isList = block !== undefined && isPluginList(is, ancestors.slice(0, ancestors.indexOf(block) + 1));
  if (block !== undefined && !isList) return undefined;
  const inside = block === undefined ? kept : kept.slice(kept.indexOf(block) + 1);
  const head = inside.map((line) => `${keyOnly(line)}${ancestors.includes(line) ? '' : beside}\n`).join('');
  const tail = siblingsBelow(text, cursor, column, range)
    .map((line) => `\n${keyOnly(line)}${beside}`)
    .join('');
  return {
    text: `${head}${text.slice(cursor.start, cursor.end)}${tail}\n`,
    offset: head.length + offset - cursor.start,
    shift: cursor.start - head.length,
    of: isList ? { is: recogniseEmbedded({}) ?? is, kind: undefined } : { is, kind: textAt(outline, 'kind') },
  };
}

function isPluginList({ kind }: Recognised, path: readonly Line[]): boolean {
  const keys = path.map(({ key }) => key);
  return (
    kind === 'dynamic-plugins-configmap' &&
    keys.length === 2 &&
    keys[0] === 'data' &&
    keys[1] === dynamicPluginsKey
  );
}

interface Above {
  /** The lines of the window, in the order of the file. */
  readonly kept: readonly Line[];
  /** Those whose keys the cursor is inside of, outermost first. */
  readonly ancestors: readonly Line[];
}

function linesAbove(text: string, cursor: Line, column: number, { start }: Range): Above {
  const kept: Line[] = [];
  const ancestors: Line[] = [];
  // The mapping or list that the walk is in: where its lines begin, and whether those begin with a dash.
  let inside = cursor.dashes[0] ?? column;
  let isList = cursor.dashes.length > 0;
  let at = cursor.start;
  while (at > start) {
    at = lineStart(text, at - 1);
    const line = lineAt(text, at);
    const { key, dashes } = line;
    if (line.column === undefined || key === undefined) continue;
    const [dash] = dashes;
    const isBeside = !isList && line.column === inside;
    // A list may stand in the column of its key.
    const isAround = line.column < inside || (isList && dash === undefined && line.column === inside);
    if (isAround) ancestors.unshift(line);
    else if (!isBeside || (dash === undefined && ancestors.length > 0)) continue;
    kept.unshift(line);
    if (!isAround && dash === undefined) continue;
    inside = dash ?? line.column;
    isList = dash !== undefined;
  }
  return { kept, ancestors };
}

function siblingsBelow(text: string, cursor: Line, column: number, { end }: Range): readonly Line[] {
  const siblings: Line[] = [];
  for (let at = nextLine(text, cursor.start); at < end; at = nextLine(text, at)) {
    const line = lineAt(text, at);
    if (line.column === undefined) continue;
    if ((line.dashes[0] ?? line.column) < column) break;
    if (line.column === column && line.dashes.length === 0 && line.key !== undefined) siblings.push(line);
  }
  return siblings;
}

/** Some value for the keys that the cursor is not inside of: without one, it would be taken to be. */
const beside = ' 0';

/** A line without its value, which may go on below or not be closed yet. */
function keyOnly({ dashes, column = 0, key = '' }: Line): string {
  const before = Array.from({ length: column }, (_, at) => (dashes.includes(at) ? '-' : ' '));
  return `${before.join('')}${JSON.stringify(key)}:`;
}
