import { l10n, window, workspace, type QuickPickItem, type Uri } from 'vscode';
import { words } from '../../host/words.ts';
import { decisionFor, lineToShow, type DecisionOption, type Difference } from './decisionOptions.ts';
import { createDiff, type ShownDiff } from './shownDiff.ts';

/** A file that differs from the one that would be written. */
export interface Proposal {
  readonly uri: Uri;
  readonly existing: string;
  readonly difference: Difference;
}

interface DecisionItem extends QuickPickItem {
  readonly option: DecisionOption;
}

/**
 * Shows a diff for each file and asks what to do with it; the diffs are closed again.
 * @returns the text each file is to have, `undefined` for one that stays; `undefined` when cancelled.
 */
export async function decide(
  proposals: readonly Proposal[],
): Promise<ReadonlyMap<Proposal, string | undefined> | undefined> {
  const diff = createDiff();
  const decided = new Map<Proposal, string | undefined>();
  // However the questions end, neither the diffs nor their texts may stay.
  try {
    for (const [index, proposal] of proposals.entries()) {
      const option = await ask(proposal, index + 1, proposals.length, diff);
      if (option === undefined) return undefined;
      decided.set(proposal, option.text);
    }
    return decided;
  } finally {
    await diff.close();
    diff.dispose();
  }
}

async function ask(
  { uri, existing, difference }: Proposal,
  step: number,
  steps: number,
  diff: ShownDiff,
): Promise<DecisionOption | undefined> {
  const { heading, options } = decisionFor(workspace.asRelativePath(uri), difference);
  const show = async (text: string): Promise<void> =>
    diff.show(uri, existing, text, lineToShow(existing, text, difference));
  await show(options.find(({ text }) => text !== undefined)?.text ?? existing);
  const pick = window.createQuickPick<DecisionItem>();
  pick.title = words(heading);
  pick.step = step;
  pick.totalSteps = steps;
  pick.placeholder = l10n.t('The diff shows what would change. Escape writes nothing at all.');
  pick.ignoreFocusOut = true;
  pick.items = options.map((option) => ({
    option,
    label: words(option.label),
    ...(option.detail === undefined ? {} : { detail: words(option.detail) }),
  }));
  const { promise, resolve } = Promise.withResolvers<DecisionOption | undefined>();
  pick.onDidChangeActive(([active]) => {
    // What is left as it is has nothing to show: the diff goes on saying what is turned down.
    if (active?.option.text !== undefined) void show(active.option.text);
  });
  pick.onDidAccept(() => resolve(pick.selectedItems[0]?.option));
  pick.onDidHide(() => resolve(undefined));
  pick.show();
  const option = await promise;
  pick.dispose();
  return option;
}
