import { commands, l10n, window, workspace, type WorkspaceFolder } from 'vscode';

/** The workspace folder to write to; tells why there is none. */
export async function pickFolder(): Promise<WorkspaceFolder | undefined> {
  const folders = workspace.workspaceFolders ?? [];
  if (folders.length === 0) {
    const openFolder = l10n.t('Open Folder…');
    const said = l10n.t('Open a folder first: the files need a place to be written to.');
    if ((await window.showWarningMessage(said, openFolder)) === openFolder) {
      await commands.executeCommand('workbench.action.files.openFolder');
    }
    return undefined;
  }
  const [only] = folders;
  const folder = folders.length === 1 ? only : await window.showWorkspaceFolderPick();
  if (folder !== undefined && workspace.fs.isWritableFileSystem(folder.uri.scheme) === false) {
    void window.showErrorMessage(
      l10n.t('{0} is read-only: open a folder that files can be written to.', folder.name),
    );
    return undefined;
  }
  return folder;
}
