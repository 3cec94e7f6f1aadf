import { l10n, workspace } from 'vscode';
import type { FileRemoval, TakeBack } from './fileWrite.ts';
import { readText } from './folderFiles.ts';

/**
 * Deletes files as they were shown.
 * @returns what went wrong, in words; `undo` then holds what takes back the part that was done.
 */
export async function removeFiles(
  files: readonly FileRemoval[],
  undo: TakeBack[],
): Promise<string | undefined> {
  for (const { uri, shown } of files) {
    const now = await readText(uri);
    if (now === undefined) continue;
    if (now !== shown) return l10n.t('{0} was changed meanwhile', workspace.asRelativePath(uri));
    await workspace.fs.delete(uri);
    undo.push(async () => workspace.fs.writeFile(uri, new TextEncoder().encode(shown)));
  }
  return undefined;
}
