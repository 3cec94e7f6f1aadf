import { l10n, window } from 'vscode';
import { prerequisiteOf, prerequisites } from '../../core/prerequisites/index.ts';
import { rowActions, type RowAction } from '../../core/report/rowObjects.ts';
import { stateWords } from '../../core/states.ts';
import type { PrerequisiteId, Status } from '../../core/status.ts';
import { words } from '../../host/words.ts';
import type { SeenCluster } from '../../session/seenCluster.ts';

/** A row of the tree, in the cluster it was seen in. */
export interface ShownRow {
  readonly id: PrerequisiteId;
  readonly title: string;
  readonly status: Status;
  readonly cluster: SeenCluster;
}

/** The row that the tree names; the palette names none, so one is picked of those that have something to show. */
export async function rowOf(
  argument: unknown,
  cluster: SeenCluster,
  action?: RowAction,
): Promise<ShownRow | undefined> {
  const id: unknown =
    typeof argument === 'object' && argument !== null && 'id' in argument ? argument.id : argument;
  const rows = prerequisites.flatMap((prerequisite) => rowIn(cluster, prerequisite.id, action));
  const named = rows.find((row) => row.id === id);
  if (named !== undefined) return named;
  if (rows.length === 0) {
    void window.showInformationMessage(l10n.t('No prerequisite has anything to show yet.'));
    return undefined;
  }
  const picked = await window.showQuickPick(
    rows.map((row) => ({ label: row.title, description: stateWords[row.status.state], row })),
    { title: l10n.t('Prerequisite'), matchOnDescription: true },
  );
  return picked?.row;
}

function rowIn(cluster: SeenCluster, id: PrerequisiteId, action: RowAction | undefined): readonly ShownRow[] {
  const status = cluster.seen.statuses.get(id);
  if (status === undefined || status.state === 'notApplicable') return [];
  if (action !== undefined && !rowActions(id, status).includes(action)) return [];
  return [{ id, title: words(prerequisiteOf(id).title), status, cluster }];
}
