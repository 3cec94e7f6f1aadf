import { workspace, type TextDocument } from 'vscode';

/** Milliseconds that a save by somebody else is waited for: extensions may take 1.75 s before one. */
const otherSaveLimit = 2_000;

/**
 * Saves a document with unsaved changes. While another save of it runs, as by `files.autoSave`, VS Code turns this one
 * down at once (seen in 1.112 – 1.139), so that one is waited for.
 * @returns whether the disk holds what the document does.
 */
export async function saveDocument(document: TextDocument): Promise<boolean> {
  const other = nextSave(document);
  try {
    if (await document.save()) return true;
    await other.ended;
    return !document.isDirty || (await document.save());
  } finally {
    other.forget();
  }
}

/** The next save of the document; one that never comes ends with the limit. */
function nextSave(document: TextDocument): { readonly ended: Promise<void>; readonly forget: () => void } {
  const { promise, resolve } = Promise.withResolvers<void>();
  const limit = setTimeout(resolve, otherSaveLimit);
  const saves = workspace.onDidSaveTextDocument((saved) => {
    if (saved === document) resolve();
  });
  return {
    ended: promise,
    forget: () => {
      clearTimeout(limit);
      saves.dispose();
    },
  };
}
