import { FileType, Uri, workspace } from 'vscode';
import type { FileParams, FolderEntry, FolderParams } from '../../protocol/requests.ts';

/** Schemes of the documents that may be files of the workspace: on disk, not saved yet, and of the folders that are open. */
export function fileSchemes(): readonly string[] {
  const ofFolders = (workspace.workspaceFolders ?? []).map(({ uri }) => uri.scheme);
  return [...new Set(['file', 'untitled', ...ofFolders])];
}

/**
 * What stands in a folder that is on no disk, for the server: one that another extension brings, as those of
 * repositories that are open without being cloned.
 */
export async function readFolder({ uri }: FolderParams): Promise<readonly FolderEntry[]> {
  try {
    const entries = await workspace.fs.readDirectory(Uri.parse(uri));
    return entries.map(([name, type]) => ({ name, kind: kindOf(type) }));
  } catch {
    // It vanished, or whoever brings the file system is not there (yet).
    return [];
  }
}

/** The text of such a file; null where there is none, or one that is too large. */
export async function readFile({ uri, largest }: FileParams): Promise<string | null> {
  const file = Uri.parse(uri);
  try {
    const { size } = await workspace.fs.stat(file);
    return size > largest ? null : new TextDecoder().decode(await workspace.fs.readFile(file));
  } catch {
    // The same; and most folders hold no file of the name that is asked for.
    return null;
  }
}

/** What a symbolic link leads to is not followed: it may lead back. */
function kindOf(type: FileType): FolderEntry['kind'] {
  if (type === FileType.File) return 'file';
  return type === FileType.Directory ? 'folder' : 'other';
}
