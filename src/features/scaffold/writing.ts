import { window, Uri } from 'vscode';
import { lockFileName } from '../../core/scaffold/lock.ts';
import { untakenOf, type Reconciled } from '../../core/scaffold/reconcile.ts';
import type { Addition } from './additions.ts';
import type { FileWrite } from './fileWrite.ts';
import { readText } from './folderFiles.ts';
import { decide, type Proposal } from './proposals.ts';
import type { Scaffolding } from '../../core/scaffold/scaffolding.ts';
import { writeTogether } from './writeTogether.ts';

/** Where to write. */
export interface Places {
  readonly workspaceFolder: Uri;
  readonly outputFolder: Uri;
}

/** How a scaffolding ended. */
export type Written =
  /** How many files were created, changed, and left as they are. */
  | { readonly kind: 'done'; readonly created: number; readonly changed: number; readonly left: number }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'failed'; readonly reason: string };

/** Writes what is new and what the user accepts. Nothing is written before all is decided. */
export async function writeWithConsent(
  { workspaceFolder, outputFolder }: Places,
  scaffolding: Scaffolding,
  added: readonly Addition[],
): Promise<Written> {
  const manifests = scaffolding.files.map((file) =>
    pending(file, Uri.joinPath(outputFolder, file.file.path)),
  );
  const additions = await Promise.all(added.map(async (one) => pendingAddition(one, workspaceFolder)));
  const all = [...manifests, ...additions];
  const decided = await decide(all.flatMap(({ proposal }) => proposal ?? []));
  if (decided === undefined) return { kind: 'cancelled' };

  const textOf = ({ text, proposal }: Pending): string | undefined =>
    proposal === undefined ? text : decided.get(proposal);
  const writes = all.flatMap((one): readonly FileWrite[] => {
    const text = textOf(one);
    return text === undefined ? [] : [{ ...one.place, text }];
  });
  const declined = manifests.filter((one) => one.proposal !== undefined && textOf(one) === undefined);
  const texts = new Map(manifests.map((one) => [one.path, textOf(one)]));
  // Where everything was turned down, that this scaffolding happened at all is nothing to remember.
  const lock =
    writes.length === 0 && declined.length > 0
      ? []
      : await lockWrite(
          outputFolder,
          scaffolding.lockAfter(untakenOf(scaffolding.files, ({ file }) => texts.get(file.path))),
        );
  const removed = scaffolding.removed.map(({ path, text }) => ({
    uri: Uri.joinPath(outputFolder, path),
    shown: text,
  }));
  const reason = await writeTogether([...writes, ...lock], removed);
  if (reason !== undefined) return { kind: 'failed', reason };
  await openMain(writes, manifests);
  const created = writes.filter(({ shown }) => shown === undefined).length;
  return { kind: 'done', created, changed: writes.length - created, left: all.length - writes.length };
}

/** A file that may be written. */
interface Pending {
  readonly path: string;
  readonly place: Pick<FileWrite, 'uri' | 'shown' | 'holdsSecret'>;
  /** What is written without asking. */
  readonly text?: string;
  /** What is asked about. */
  readonly proposal?: Proposal;
}

function pending({ file, existing, outcome }: Reconciled, uri: Uri): Pending {
  const place = { uri, shown: existing, holdsSecret: file.holdsSecret };
  switch (outcome.kind) {
    case 'unchanged':
      return { path: file.path, place };
    case 'new':
      return { path: file.path, place, text: outcome.text };
    case 'update':
    case 'replace':
    case 'conflict':
      return { path: file.path, place, proposal: { uri, existing: existing ?? '', difference: outcome } };
  }
}

async function pendingAddition({ path, text, onlyAdds }: Addition, folder: Uri): Promise<Pending> {
  const uri = Uri.joinPath(folder, path);
  const shown = await readText(uri);
  const place = { uri, shown, holdsSecret: false };
  if (onlyAdds || shown === undefined) return { path, place, text };
  return { path, place, proposal: { uri, existing: shown, difference: { kind: 'replace', text } } };
}

async function lockWrite(outputFolder: Uri, text: string): Promise<readonly FileWrite[]> {
  const uri = Uri.joinPath(outputFolder, lockFileName);
  const shown = await readText(uri);
  return shown === text ? [] : [{ uri, text, shown, holdsSecret: false }];
}

/** The last one in the order of applying is what the others are there for. */
async function openMain(writes: readonly FileWrite[], manifests: readonly Pending[]): Promise<void> {
  const written = new Set(writes.map(({ uri }) => uri.toString()));
  const main = manifests.findLast(({ place }) => written.has(place.uri.toString()) && !place.holdsSecret);
  if (main !== undefined) await window.showTextDocument(main.place.uri);
}
