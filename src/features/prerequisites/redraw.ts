import type { PrerequisiteId } from '../../core/status.ts';
import type { Row } from './rows.ts';

/** What has to be drawn anew: the whole tree, or only the rows that say something else now. */
export type Redraw = 'all' | readonly PrerequisiteId[];

/**
 * Compares what is drawn with what is to be drawn. While VS Code draws the whole tree it has forgotten every row, so a
 * click on a button in one arrives without the row; therefore only rows that came, went or moved make it draw the whole.
 */
export function redrawOf(before: readonly Row[], after: readonly Row[]): Redraw {
  const [were, are] = [flat(before), flat(after)];
  if (shapeOf(were) !== shapeOf(are)) return 'all';
  return are.filter((row, index) => wordsOf(row) !== wordsOf(were[index])).map(({ id }) => id);
}

/** The rows with all that stand below them, in the order in which they are seen. */
export function flat(rows: readonly Row[]): readonly Row[] {
  return rows.flatMap((row) => [row, ...flat(row.children)]);
}

function shapeOf(rows: readonly Row[]): string {
  return JSON.stringify(rows.map(({ id, children }) => [id, children.length]));
}

function wordsOf(row: Row | undefined): string {
  return JSON.stringify({ ...row, children: [] });
}
