import { prerequisites, type Statuses } from '../../core/prerequisites/index.ts';
import type { PrerequisiteId } from '../../core/status.ts';
import type { Row } from './rows.ts';

/** The rows of the tree: each prerequisite below the one it stands `under`, in the order of installation. */
export function rowsOf(statuses: Statuses): readonly Row[] {
  return rowsUnder(undefined, statuses);
}

function rowsUnder(parent: PrerequisiteId | undefined, statuses: Statuses): readonly Row[] {
  return prerequisites.flatMap((prerequisite) => {
    const status = statuses.get(prerequisite.id);
    if (prerequisite.under !== parent || status === undefined || status.state === 'notApplicable') return [];
    const children = rowsUnder(prerequisite.id, statuses);
    return [{ id: prerequisite.id, label: prerequisite.title, state: status.state, status, children }];
  });
}
