import { l10n, window } from 'vscode';
import { choicesOf, type Choice } from '../../core/plans/remedy.ts';
import { prerequisiteOf, type Statuses } from '../../core/prerequisites/index.ts';
import type { PrerequisiteId, Remedy } from '../../core/status.ts';
import { words } from '../../host/words.ts';

/**
 * What shall be put right: the prerequisite that was clicked, else a pick among those that offer it now.
 * Says why where there is nothing to choose.
 */
export async function chooseRemedies(
  statuses: Statuses,
  kind: Remedy['kind'],
  id: PrerequisiteId | undefined,
): Promise<readonly Choice[]> {
  const choices = choicesOf(statuses, [kind]);
  if (id !== undefined) return clicked(statuses, choices, id);
  if (choices.length === 0) {
    void window.showInformationMessage(
      l10n.t('Nothing can be applied now: what is not ready is under way or waits for something else.'),
    );
    return [];
  }
  const picked = await window.showQuickPick(
    choices.map((choice) => ({
      label: words(prerequisiteOf(choice.id).title),
      description: words(choice.remedy.title),
      detail: statusWords(statuses, choice.id),
      choice,
    })),
    {
      title: l10n.t('Put right'),
      placeHolder: l10n.t('What shall be applied? It is shown before anything changes.'),
    },
  );
  return picked === undefined ? [] : [picked.choice];
}

function clicked(statuses: Statuses, choices: readonly Choice[], id: PrerequisiteId): readonly Choice[] {
  const found = choices.filter((choice) => choice.id === id);
  if (found.length === 0) {
    void window.showInformationMessage(
      l10n.t('Nothing to apply for {0}: {1}', words(prerequisiteOf(id).title), statusWords(statuses, id)),
    );
  }
  return found;
}

function statusWords(statuses: Statuses, id: PrerequisiteId): string {
  const status = statuses.get(id);
  return status === undefined ? '' : words(status.reason);
}
