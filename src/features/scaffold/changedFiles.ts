import { l10n, Range, workspace, WorkspaceEdit, type TextDocument } from 'vscode';
import type { FileWrite, TakeBack } from './fileWrite.ts';
import { saveDocument } from './saveDocument.ts';

/**
 * Changes files that are there through the editor, where it can be undone, and saves them.
 * @returns what went wrong, in words; `undo` then holds what takes back the part that was done.
 */
export async function changeFiles(
  files: readonly FileWrite[],
  undo: TakeBack[],
): Promise<string | undefined> {
  if (files.length === 0) return undefined;
  const edit = new WorkspaceEdit();
  const documents: TextDocument[] = [];
  const saved = new Set<TextDocument>();
  for (const { uri, text, shown = '' } of files) {
    const document = await workspace.openTextDocument(uri);
    if (!sameButForLineEnds(document.getText(), shown)) {
      return l10n.t('{0} was changed meanwhile', workspace.asRelativePath(uri));
    }
    documents.push(document);
    edit.replace(uri, wholeOf(document), text);
  }
  undo.push(async () => restore(files, documents, saved));
  if (!(await workspace.applyEdit(edit))) return l10n.t('the editor refused the change');
  for (const document of documents) {
    if (!(await saveDocument(document)))
      return l10n.t('{0} could not be saved', workspace.asRelativePath(document.uri));
    saved.add(document);
  }
  return undefined;
}

/** Throws where the disk keeps what was saved into it. */
async function restore(
  files: readonly FileWrite[],
  documents: readonly TextDocument[],
  saved: ReadonlySet<TextDocument>,
): Promise<void> {
  const changed = documents.flatMap((document, index) => {
    const shown = files[index]?.shown ?? '';
    return sameButForLineEnds(document.getText(), shown) ? [] : [{ document, shown }];
  });
  const edit = new WorkspaceEdit();
  for (const { document, shown } of changed) edit.replace(document.uri, wholeOf(document), shown);
  await workspace.applyEdit(edit);
  for (const { document } of changed) {
    if (!(await saveDocument(document)) && saved.has(document))
      throw new Error(l10n.t('{0} could not be put back', workspace.asRelativePath(document.uri)));
  }
}

function wholeOf(document: TextDocument): Range {
  return new Range(document.positionAt(0), document.positionAt(document.getText().length));
}

/** The editor gives all lines of a file the same end. */
function sameButForLineEnds(one: string, other: string): boolean {
  return one.replaceAll('\r\n', '\n') === other.replaceAll('\r\n', '\n');
}
