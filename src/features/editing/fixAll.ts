import { commands, l10n, Range, window, workspace, type CodeAction, type TextDocument } from 'vscode';
import { fixAllKind } from '../../protocol/names.ts';

/** Whoever types faster than this many answers come is not done yet. */
const mostTries = 3;

/**
 * Makes every sure repair of the file in front, as one step to take back. The editor's own command for that drops its
 * question when new problems arrive in between, and then does nothing without a word.
 */
export async function fixAll(): Promise<void> {
  const document = window.activeTextEditor?.document;
  if (document === undefined) return;
  for (let tries = 0; tries < mostTries; tries++) {
    const { version } = document;
    const edit = await repairsOf(document);
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

async function repairsOf(document: TextDocument): Promise<CodeAction['edit']> {
  const whole = new Range(document.positionAt(0), document.positionAt(document.getText().length));
  const actions = await commands.executeCommand<readonly CodeAction[] | undefined>(
    'vscode.executeCodeActionProvider',
    document.uri,
    whole,
    fixAllKind,
  );
  return actions?.find(({ kind }) => kind?.value === fixAllKind)?.edit;
}
