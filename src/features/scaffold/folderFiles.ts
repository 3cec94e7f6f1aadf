import { FileSystemError, FileType, Uri, workspace } from 'vscode';

/** Answers that mean: there is no file of this name. What else stands in the way is told when it is written. */
const noFile: readonly string[] = ['FileNotFound', 'FileNotADirectory', 'FileIsADirectory'];

/** Text of a file as the editor has it, unsaved edits included; `undefined` where there is no file. */
export async function readText(uri: Uri): Promise<string | undefined> {
  // A document without edits of its own may lag behind a disk that something else has written to.
  const edited = workspace.textDocuments.find(
    (document) => document.isDirty && document.uri.toString() === uri.toString(),
  );
  if (edited !== undefined) return edited.getText();
  // VS Code answers a missing file with an exception; anything else concerns the user.
  try {
    return new TextDecoder().decode(await workspace.fs.readFile(uri));
  } catch (error) {
    if (error instanceof FileSystemError && noFile.includes(error.code)) return undefined;
    throw error;
  }
}

/** Text of each of the files that is there, by its path below the folder. */
export async function readTexts(folder: Uri, paths: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const texts = await Promise.all(
    paths.map(async (path) => [path, await readText(Uri.joinPath(folder, path))] as const),
  );
  return new Map(texts.flatMap(([path, text]) => (text === undefined ? [] : [[path, text] as const])));
}

/** Whether there is a file or a folder of this name. */
export async function isThere(uri: Uri): Promise<boolean> {
  // VS Code answers a missing file with an exception.
  try {
    return (await workspace.fs.stat(uri)).type !== FileType.Unknown;
  } catch {
    return false;
  }
}

/** Names in a folder; none where there is no folder, or one that nobody may list. */
export async function namesIn(folder: Uri): Promise<readonly string[]> {
  // A folder that is still to be made is answered with an exception.
  try {
    return (await workspace.fs.readDirectory(folder)).map(([name]) => name);
  } catch {
    return [];
  }
}
