import { prerequisites } from '../../core/prerequisites/index.ts';
import type { PrerequisiteId } from '../../core/status.ts';

/** The prerequisite that a tree row names by its id, or another place by an object with that; the palette names none. */
export function idOf(row: unknown): PrerequisiteId | undefined {
  const id: unknown = typeof row === 'object' && row !== null && 'id' in row ? row.id : row;
  return prerequisites.find((prerequisite) => prerequisite.id === id)?.id;
}
