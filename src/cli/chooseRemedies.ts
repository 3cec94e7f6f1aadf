import { plain } from '../core/message.ts';
import { choicesOf, type Choice } from '../core/plans/remedy.ts';
import type { Statuses } from '../core/prerequisites/index.ts';
import type { PrerequisiteId } from '../core/status.ts';
import { exitCodes, type CliEdge } from './edge.ts';
import { allReady, clusterRefused } from './statusReport.ts';

/**
 * What `apply` does now: what was asked for by name, or else everything that can be done. Where something is left that
 * cannot be done, it says so, and the exit code is the one `status` has for it.
 */
export function chooseRemedies(
  statuses: Statuses,
  ids: readonly PrerequisiteId[],
  edge: CliEdge,
): readonly Choice[] {
  if (ids.length === 0) return everything(statuses, edge);
  const offered = choicesOf(statuses, ['apply', 'touch']);
  return ids.flatMap((id) => {
    const choice = offered.find((one) => one.id === id);
    if (choice !== undefined) return [choice];
    const status = statuses.get(id);
    edge.stdout.write(
      `${id}: ${status === undefined ? 'unknown' : `${status.state}. ${plain(status.reason)}`}\n`,
    );
    if (status?.state !== 'ready') edge.setExitCode(exitCodes.notGood);
    return [];
  });
}

function everything(statuses: Statuses, edge: CliEdge): readonly Choice[] {
  const all = choicesOf(statuses, ['apply']);
  if (all.length > 0) return all;
  if (allReady(statuses)) {
    edge.stdout.write('Everything is ready: there is nothing to apply.\n');
    return [];
  }
  edge.stdout.write('Nothing can be applied now; "status" says what is missing.\n');
  edge.setExitCode(clusterRefused(statuses) ? exitCodes.cluster : exitCodes.notGood);
  return [];
}
