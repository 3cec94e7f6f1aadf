import { l10n, QuickPickItemKind, window, type QuickPickItem } from 'vscode';
import type { Shown } from '../../cluster/index.ts';
import { words } from '../../host/words.ts';
import { differencesOf, linesOf } from '../../cluster/shownChanges.ts';
import type { Preview } from './preview.ts';

/** Where the changes go; always named where something is about to change. */
export interface Destination {
  readonly context: string;
  readonly server: string;
}

interface Answer extends QuickPickItem {
  readonly yes?: boolean;
}

/**
 * Shows the differences and asks. The list names context, server and every object; closing it, Escape and
 * cancelling mean no.
 */
export async function confirmChanges(
  preview: Preview,
  title: string,
  { context, server }: Destination,
  shown: readonly Shown[],
  signal: AbortSignal,
): Promise<boolean> {
  await preview.show(l10n.t('{0} → {1}', title, context), differencesOf(shown));
  const answer = await ask(title, { context, server }, shown, signal);
  await preview.close();
  return answer;
}

function ask(
  title: string,
  { context, server }: Destination,
  shown: readonly Shown[],
  signal: AbortSignal,
): Promise<boolean> {
  const list = window.createQuickPick<Answer>();
  list.title = title;
  list.placeholder = l10n.t('Context {0}, {1}', context, server);
  list.ignoreFocusOut = true;
  list.items = [
    {
      label: l10n.t('$(check) Apply to {0}', context),
      description: l10n.t('{0} objects', shown.length),
      yes: true,
    },
    { label: l10n.t('$(close) Cancel'), yes: false },
    { label: l10n.t('What will change'), kind: QuickPickItemKind.Separator },
    ...linesOf(shown).map(({ said, remark }) => ({
      label: words(said),
      ...(remark === undefined ? {} : { detail: words(remark) }),
    })),
  ];
  return new Promise((resolve) => {
    const end = (yes: boolean): void => {
      resolve(yes);
      list.dispose();
    };
    signal.addEventListener('abort', () => end(false), { once: true });
    list.onDidHide(() => end(false));
    list.onDidAccept(() => {
      // A line of the list is there to be read; only the two answers answer.
      const yes = list.selectedItems[0]?.yes;
      if (yes !== undefined) end(yes);
    });
    list.show();
  });
}
