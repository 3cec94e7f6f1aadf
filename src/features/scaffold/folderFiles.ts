import { FileSystemError, Range, workspace, WorkspaceEdit, type TextDocument, type Uri } from 'vscode';

/** Answers that mean: there is no file of this name. What else stands in the way is told when it is written. */
const noFile: readonly string[] = ['FileNotFound', 'FileNotADirectory', 'FileIsADirectory'];

/** Text of a file as the editor has it, unsaved edits included; `undefined` where there is no file. */
export async function readText(uri: Uri): Promise<string | undefined> {
  const open = workspace.textDocuments.find((document) => document.uri.toString() === uri.toString());
  if (open !== undefined) return open.getText();
  // VS Code answers a missing file with an exception; anything else concerns the user.
  try {
    return new TextDecoder().decode(await workspace.fs.readFile(uri));
  } catch (error) {
    if (error instanceof FileSystemError && noFile.includes(error.code)) return undefined;
    throw error;
  }
}

/** One file with the text it shall have. */
export interface FileWrite {
  readonly uri: Uri;
  readonly text: string;
  readonly isNew: boolean;
}

/**
 * Writes all files. New ones first, and when one of them fails those before it are taken back;
 * files that are there are changed through the editor, where it can be undone, and saved.
 * @returns what went wrong, in the file system's words.
 */
export async function writeAll(writes: readonly FileWrite[]): Promise<string | undefined> {
  const created: Uri[] = [];
  for (const { uri, text } of writes.filter(({ isNew }) => isNew)) {
    // A folder that cannot be written to is told to the user, and what was begun is taken back.
    try {
      await workspace.fs.writeFile(uri, new TextEncoder().encode(text));
      created.push(uri);
    } catch (error) {
      await Promise.all(created.map(async (one) => workspace.fs.delete(one)));
      return error instanceof Error ? error.message : String(error);
    }
  }
  return replaceTexts(writes.filter(({ isNew }) => !isNew));
}

async function replaceTexts(writes: readonly FileWrite[]): Promise<string | undefined> {
  const edit = new WorkspaceEdit();
  const documents: TextDocument[] = [];
  for (const { uri, text } of writes) {
    const document = await workspace.openTextDocument(uri);
    documents.push(document);
    edit.replace(uri, wholeOf(document), text);
  }
  if (writes.length > 0 && !(await workspace.applyEdit(edit))) return 'The editor refused the change.';
  for (const document of documents) {
    if (!(await document.save())) return `${workspace.asRelativePath(document.uri)} could not be saved.`;
  }
  return undefined;
}

function wholeOf(document: TextDocument): Range {
  return new Range(document.positionAt(0), document.positionAt(document.getText().length));
}
