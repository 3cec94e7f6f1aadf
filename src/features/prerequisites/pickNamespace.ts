import { l10n, window } from 'vscode';

/** Lets the user pick one of the namespaces that are known, or type one: whoever may not list them may know one. */
export function pickNamespace(known: readonly string[]): Promise<string | undefined> {
  const pick = window.createQuickPick();
  const itemsFor = (typed: string) =>
    [...(typed === '' || known.includes(typed) ? [] : [typed]), ...known].map((label) => ({ label }));
  pick.title = l10n.t('Namespace of the Backstage object');
  pick.placeholder = l10n.t('Pick a namespace, or type its name');
  pick.items = itemsFor('');
  return new Promise((resolve) => {
    pick.onDidChangeValue((typed) => (pick.items = itemsFor(typed.trim())));
    pick.onDidAccept(() => {
      const [chosen] = pick.selectedItems;
      if (chosen === undefined) return;
      resolve(chosen.label);
      pick.hide();
    });
    pick.onDidHide(() => {
      resolve(undefined);
      pick.dispose();
    });
    pick.show();
  });
}
