import { commands, FileSystemError, l10n, Uri, window, workspace } from 'vscode';
import { words } from '../../host/words.ts';
import { settings, targetFileName } from '../../protocol/names.ts';
import type { JudgedByResult } from '../../protocol/requests.ts';
import { judgedText, reasonText } from './judgedByWords.ts';

/** Leads to what decides against what a file is judged: the target file, else the setting, with the reason in words. */
export async function showTarget(file: Uri, known: JudgedByResult | null): Promise<void> {
  if (known === null) {
    void window.showInformationMessage(l10n.t('Nothing in this file is of RHDH Orchestrator.'));
    return;
  }
  const targetFile =
    known.from === 'comment' || known.from === 'targetFile' ? await targetFileAbove(file) : undefined;
  if (targetFile !== undefined) {
    await window.showTextDocument(targetFile);
    return;
  }
  const openSettings = l10n.t('Open Settings');
  const said = l10n.t('{0}. {1}.', words(judgedText(known)), words(reasonText(known)));
  if ((await window.showInformationMessage(said, openSettings)) === openSettings) {
    await commands.executeCommand('workbench.action.openSettings', `${settings.section}.${settings.release}`);
  }
}

/** The nearest one, as the language server looks for it. */
async function targetFileAbove(file: Uri): Promise<Uri | undefined> {
  for (let folder = Uri.joinPath(file, '..'); ; folder = Uri.joinPath(folder, '..')) {
    const candidate = Uri.joinPath(folder, targetFileName);
    if (await isThere(candidate)) return candidate;
    if (folder.path === Uri.joinPath(folder, '..').path) return undefined;
  }
}

async function isThere(uri: Uri): Promise<boolean> {
  try {
    await workspace.fs.stat(uri);
    return true;
  } catch (error) {
    // A missing file is the common case and the file system API says so by throwing.
    if (error instanceof FileSystemError) return false;
    throw error;
  }
}
