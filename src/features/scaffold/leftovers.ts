import { l10n, window, type QuickPickItem } from 'vscode';
import type { Leftover } from '../../core/scaffold/leftovers.ts';
import type { ScaffoldingInput } from '../../core/scaffold/scaffolding.ts';
import { words } from '../../host/words.ts';
import { leftoverChoices } from './leftoverChoices.ts';

interface LeftoverItem extends QuickPickItem {
  readonly unedited?: ScaffoldingInput['unedited'];
}

/**
 * Tells which files are not made any more, before anything is written, and asks what becomes of those without an edit.
 * @returns `undefined` when cancelled.
 */
export async function askAboutLeftovers(
  leftovers: readonly Leftover[],
): Promise<ScaffoldingInput['unedited'] | undefined> {
  if (leftovers.length === 0) return 'left';
  const pick = window.createQuickPick<LeftoverItem>();
  pick.title = l10n.t('Files that are not made any more: {0}', leftovers.length);
  pick.placeholder = l10n.t('What shall become of them? Escape writes nothing at all.');
  pick.ignoreFocusOut = true;
  pick.items = leftoverChoices(leftovers).map(({ label, detail, unedited }) => ({
    label: words(label),
    detail: words(detail),
    unedited,
  }));
  const { promise, resolve } = Promise.withResolvers<ScaffoldingInput['unedited'] | undefined>();
  pick.onDidAccept(() => resolve(pick.selectedItems[0]?.unedited));
  pick.onDidHide(() => resolve(undefined));
  pick.show();
  const chosen = await promise;
  pick.dispose();
  return chosen;
}
