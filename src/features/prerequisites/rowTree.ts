import type { Statuses } from '../../core/prerequisites/index.ts';
import { menu, menuIds } from '../../core/prerequisites/menu.ts';
import type { PrerequisiteId } from '../../core/status.ts';
import type { Row } from './rows.ts';

/** The rows of the tree: each prerequisite below the one it stands `under`, in the order of installation. */
export function rowsOf(statuses: Statuses): readonly Row[] {
  return rowsUnder(undefined, statuses);
}

function rowsUnder(parent: PrerequisiteId | undefined, statuses: Statuses): readonly Row[] {
  return menuIds.flatMap((id) => {
    const { title: label, under } = menu[id];
    const status = statuses.get(id);
    if (under !== parent || status === undefined || status.state === 'notApplicable') return [];
    return [{ id, label, state: status.state, status, children: rowsUnder(id, statuses) }];
  });
}
