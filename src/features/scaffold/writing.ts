import { l10n, Uri, window, type WorkspaceFolder } from 'vscode';
import { standing, type ScaffoldFile } from '../../core/templates/file.ts';
import { readText, writeAll, type FileWrite } from './folderFiles.ts';
import { decide, type Proposal } from './proposals.ts';
import type { Addition } from './scaffoldedFiles.ts';

interface Compared {
  readonly file: ScaffoldFile;
  readonly uri: Uri;
  readonly existing: string | undefined;
}

/** How many files were … */
export interface WriteCounts {
  readonly created: number;
  readonly changed: number;
  readonly left: number;
}

/**
 * Writes what is new and what the user accepts. Nothing is written before all is decided.
 * @returns `undefined` when cancelled, or failed and told.
 */
export async function writeWithConsent(
  folder: WorkspaceFolder,
  manifests: readonly ScaffoldFile[],
  added: readonly Addition[],
): Promise<WriteCounts | undefined> {
  const files: readonly ScaffoldFile[] = [
    ...manifests,
    ...added.filter(({ onlyAdds }) => !onlyAdds).map((file) => ({ ...file, holdsSecret: false })),
  ];
  const compared = await Promise.all(
    files.map(async (file): Promise<Compared> => {
      const uri = Uri.joinPath(folder.uri, file.path);
      return { file, uri, existing: await readText(uri) };
    }),
  );
  const accepted = await decide(compared.flatMap(proposal));
  if (accepted === undefined) return undefined;

  const writes: readonly FileWrite[] = [
    ...compared
      .filter(({ existing }) => existing === undefined)
      .map(({ file, uri }) => ({ uri, text: file.text, isNew: true })),
    ...[...accepted].map(({ uri, text }) => ({ uri, text, isNew: false })),
    ...(await Promise.all(
      added
        .filter(({ onlyAdds }) => onlyAdds)
        .map(async ({ path, text }) => {
          const uri = Uri.joinPath(folder.uri, path);
          return { uri, text, isNew: (await readText(uri)) === undefined };
        }),
    )),
  ];
  const problem = await writeAll(writes);
  if (problem !== undefined) {
    void window.showErrorMessage(l10n.t('{0} cannot be written to: {1}', folder.name, problem));
    return undefined;
  }
  await openMain(writes, compared);
  return {
    created: writes.filter(({ isNew }) => isNew).length,
    changed: writes.filter(({ isNew }) => !isNew).length,
    left: compared.length - compared.filter(({ uri }) => isWritten(uri, writes)).length,
  };
}

function proposal({ file, uri, existing }: Compared): readonly Proposal[] {
  if (existing === undefined || standing(existing, file.text) === 'unchanged') return [];
  return [{ uri, existing, text: file.text, holdsSecret: file.holdsSecret }];
}

/** The last one in the order of applying is what the others are there for. */
async function openMain(writes: readonly FileWrite[], compared: readonly Compared[]): Promise<void> {
  const main = compared.findLast(({ file, uri }) => isWritten(uri, writes) && !file.holdsSecret);
  if (main !== undefined) await window.showTextDocument(main.uri);
}

function isWritten(uri: Uri, writes: readonly FileWrite[]): boolean {
  return writes.some((write) => write.uri.toString() === uri.toString());
}
