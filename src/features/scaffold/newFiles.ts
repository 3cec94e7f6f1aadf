import { randomUUID } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { Uri, workspace } from 'vscode';
import { isThere } from './folderFiles.ts';
import type { FileWrite, TakeBack } from './fileWrite.ts';

/**
 * Makes files that are not there: each under a name of its own beside its place first, and when all are written they
 * are moved there. Throws what the file system throws; `undo` then holds what takes back the part that was done.
 */
export async function createFiles(files: readonly FileWrite[], undo: TakeBack[]): Promise<void> {
  const staged: { readonly temporary: Uri; readonly place: Uri }[] = [];
  for (const { uri: place, text, holdsSecret } of files) {
    await createParents(place, undo);
    const temporary = place.with({ path: `${place.path}.${randomUUID()}.tmp` });
    undo.push(async () => removeIfThere(temporary));
    await (holdsSecret ? writePrivate(temporary, text) : write(temporary, text));
    staged.push({ temporary, place });
  }
  for (const { temporary, place } of staged) {
    // Somebody may have made it meanwhile: theirs was never shown and stays.
    await workspace.fs.rename(temporary, place, { overwrite: false });
    undo.push(async () => workspace.fs.delete(place));
  }
}

async function write(uri: Uri, text: string): Promise<void> {
  await workspace.fs.writeFile(uri, new TextEncoder().encode(text));
}

/** VS Code's file system knows no rights, so a disk is written to past it. Others keep rights in their own way. */
async function writePrivate(uri: Uri, text: string): Promise<void> {
  if (uri.scheme !== 'file') return write(uri, text);
  await writeFile(uri.fsPath, text, { flag: 'wx', mode: 0o600 });
}

/** Makes the folders on the way to a file, and remembers to remove those that were not there. */
async function createParents(file: Uri, undo: TakeBack[]): Promise<void> {
  const missing: Uri[] = [];
  for (let at = Uri.joinPath(file, '..'); !(await isThere(at)); at = Uri.joinPath(at, '..')) {
    if (at.path === Uri.joinPath(at, '..').path) break;
    missing.unshift(at);
  }
  for (const folder of missing) {
    await workspace.fs.createDirectory(folder);
    undo.push(async () => workspace.fs.delete(folder));
  }
}

async function removeIfThere(uri: Uri): Promise<void> {
  if (await isThere(uri)) await workspace.fs.delete(uri);
}
