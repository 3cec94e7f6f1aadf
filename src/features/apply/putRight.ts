import { l10n, window } from 'vscode';
import { prerequisiteOf } from '../../core/prerequisites/index.ts';
import type { PrerequisiteId, Remedy } from '../../core/status.ts';
import { words } from '../../host/words.ts';
import type { SeenCluster } from '../../session/seenCluster.ts';
import { carryOut, type Tools } from './carryOut.ts';
import { chooseRemedies } from './choose.ts';
import { idOf } from './row.ts';

/**
 * Puts right what a row of the tree names, or what is picked where the palette names none.
 * @param underWay what is being put right in this window; kept up to date.
 */
export async function putRight(
  tools: Omit<Tools, 'afterAnswer'> & {
    readonly look: () => Promise<SeenCluster | undefined>;
    readonly focusTree: () => void;
  },
  underWay: Set<PrerequisiteId>,
  kind: Remedy['kind'],
  row: unknown,
): Promise<void> {
  const cluster = await tools.look();
  if (cluster === undefined) return;
  const id = idOf(row);
  const choices = await chooseRemedies(cluster.seen.statuses, kind, id);
  const ids = choices.map((choice) => choice.id);
  const busy = ids.find((one) => underWay.has(one));
  if (busy !== undefined) {
    // A second click must not ask a second time.
    const title = words(prerequisiteOf(busy).title);
    void window.showInformationMessage(l10n.t('{0} is being put right already.', title));
    return;
  }
  if (choices.length === 0) return;
  for (const one of ids) underWay.add(one);
  // A row of the tree, which VS Code hands over as its id, lost the focus to the question; an editor gets it back by itself.
  const afterAnswer = typeof row === 'string' ? tools.focusTree : () => undefined;
  // Whatever becomes of it, it can be tried again.
  try {
    await carryOut({ ...tools, afterAnswer }, cluster, choices);
  } finally {
    for (const one of ids) underWay.delete(one);
  }
}
