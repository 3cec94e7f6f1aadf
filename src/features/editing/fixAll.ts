import { l10n, window, workspace, type TextDocument, type WorkspaceEdit } from 'vscode';

/** Whoever types faster than this many answers come is not done yet. */
const mostTries = 3;

/**
 * Makes every sure repair of the file in front, as one step to take back. The editor's own way to ask for that drops the
 * question when problems or providers come in between, and then does nothing without a word.
 * @param repairsOf asks for the repairs of a document as it stands; `undefined` where there are none, null where nobody
 * answers.
 */
export async function fixAll(
  repairsOf: (document: TextDocument) => Promise<WorkspaceEdit | undefined | null>,
): Promise<void> {
  const document = window.activeTextEditor?.document;
  if (document === undefined) return;
  for (let tries = 0; tries < mostTries; tries++) {
    const { version } = document;
    const edit = await repairsOf(document);
    if (edit === null) {
      void window.showWarningMessage(
        l10n.t('Nothing was repaired, since the editing help does not answer. Try again in a moment.'),
      );
      return;
    }
    // Ranges of an older text would hit something else.
    if (document.version !== version) continue;
    if (edit === undefined) {
      void window.showInformationMessage(l10n.t('Nothing in this file can be repaired without you.'));
      return;
    }
    if (await workspace.applyEdit(edit)) return;
  }
  void window.showWarningMessage(l10n.t('Nothing was repaired, since the file is being changed.'));
}
