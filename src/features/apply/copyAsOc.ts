import { env, l10n, window } from 'vscode';
import { ocCommands } from '../../core/plans/ocCommands.ts';
import { choicesOf, planRemedies } from '../../core/plans/remedy.ts';
import { prerequisiteOf } from '../../core/prerequisites/index.ts';
import { stateWords } from '../../core/states.ts';
import type { PrerequisiteId } from '../../core/status.ts';
import { words } from '../../host/words.ts';
import type { SeenCluster } from '../../session/seenCluster.ts';
import { idOf } from './row.ts';

/** Copies what an administrator would type to check a row and to put it right. Nothing is run. */
export async function copyAsOc(
  look: () => Promise<SeenCluster | undefined>,
  argument: unknown,
): Promise<void> {
  const cluster = await look();
  if (cluster === undefined) return;
  const { statuses, snapshot } = cluster.seen;
  const id = idOf(argument) ?? (await pick(cluster));
  const status = id === undefined ? undefined : statuses.get(id);
  if (id === undefined || status === undefined) return;
  const choices = choicesOf(new Map([[id, status]]), ['apply', 'touch']);
  // Without answers no Secret gets a value.
  const occasion = { snapshot, target: cluster.watching.target, answers: {} };
  const plan = choices.length === 0 ? undefined : planRemedies(choices, occasion);
  await env.clipboard.writeText(ocCommands(id, status, plan));
  window.setStatusBarMessage(l10n.t('Copied: oc commands for {0}', words(prerequisiteOf(id).title)), 5_000);
}

async function pick({ seen }: SeenCluster): Promise<PrerequisiteId | undefined> {
  const items = [...seen.statuses]
    .filter(([, { state }]) => state !== 'notApplicable')
    .map(([id, { state }]) => ({
      label: words(prerequisiteOf(id).title),
      description: stateWords[state],
      id,
    }));
  return (await window.showQuickPick(items, { title: l10n.t('Prerequisite') }))?.id;
}
