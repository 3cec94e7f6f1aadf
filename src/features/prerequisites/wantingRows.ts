import { needsAttention } from '../../core/states.ts';
import type { Row } from './rows.ts';

/** The rows that want attention, and those under which one stands. */
export function wantingRows(rows: readonly Row[]): readonly Row[] {
  return rows.flatMap((row) => {
    const children = wantingRows(row.children);
    return children.length > 0 || needsAttention(row) ? [{ ...row, children }] : [];
  });
}
