import type { ScaffoldAnswers } from './answers.ts';
import { scaffoldFiles } from './files.ts';
import { idleIn, leftoversIn, type Leftover } from './leftovers.ts';
import type { FolderAsFound, Lock, Untaken } from './lock.ts';
import { lockTextAfter } from './lockText.ts';
import { pathsToRead, reconcileFolder, type ReconciledFolder } from './reconcile.ts';
import { withSecretBases } from './secretBase.ts';
import { namingOf, targetFilePath, unnamedFiles, type NamesAbove } from './targetNames.ts';
import type { ScaffoldFile } from '../templates/file.ts';
import type { Target } from '../target/target.ts';
import type { SecretAnswers } from '../templates/template.ts';

/** What is to be scaffolded, and the folder it meets. */
export interface Scaffolding extends ReconciledFolder {
  /** What earlier answers left in the folder and these have no use for; those that are removed are not among them. */
  readonly leftovers: readonly Leftover[];
  /** The leftovers to delete, with the text they have. */
  readonly removed: readonly RemovedFile[];
  /** Text of the lock file once it is done. */
  lockAfter(untaken: Untaken): string;
}

/** A file that is deleted with consent. */
export interface RemovedFile {
  readonly path: string;
  readonly text: string;
}

/** What decides a scaffolding, besides the folder. */
export interface ScaffoldingInput {
  readonly answers: ScaffoldAnswers;
  readonly secretsOf: (target: Target) => SecretAnswers;
  /** What the folder was scaffolded with before. */
  readonly lock: Lock | undefined;
  /** Version of the program. */
  readonly tool: string;
  /** What becomes of leftovers without an edit; all others are left alone. */
  readonly unedited: 'left' | 'removed';
  readonly namesAbove: NamesAbove;
}

/**
 * Makes the files of the answers and holds them against the folder. The wizard and the command line both come through
 * here, so that the same answers, folder and decisions give the same bytes, the lock among them. Paths are those below
 * the output folder.
 * @param read text of each of the files that is there.
 */
export async function prepareScaffolding(
  { answers, secretsOf, lock: noted, tool, unedited, namesAbove }: ScaffoldingInput,
  read: (paths: readonly string[]) => Promise<ReadonlyMap<string, string>>,
): Promise<Scaffolding> {
  const lock = noted === undefined ? undefined : withSecretBases(noted);
  const there = await read([targetFilePath, ...pathsToRead(scaffoldFiles(answers, secretsOf), lock)]);
  const naming = namingOf(answers, { existing: there, lock }, namesAbove);
  const make = (idle: readonly string[]): readonly ScaffoldFile[] => [
    ...(naming.kind === 'made' ? [naming.file] : []),
    ...(naming.kind === 'unnamed'
      ? unnamedFiles(answers, secretsOf)
      : scaffoldFiles(answers, secretsOf, idle)),
  ];
  const alone = make([]);
  const paths = new Set(alone.map(({ path }) => path));
  const all = leftoversIn({ existing: there, lock }, answers, paths);
  const goes = all.filter(({ removable }) => removable && unedited === 'removed').map(({ path }) => path);
  const leftovers = all.filter(({ path }) => !goes.includes(path));
  const found: FolderAsFound = {
    existing: new Map([...there].filter(([path]) => !goes.includes(path))),
    lock,
  };
  const idle = idleIn(found, leftovers, paths);
  const made = idle.length === 0 ? alone : make(idle);
  const { files } = reconcileFolder(made, found);
  return {
    files: naming.kind === 'added' ? [naming.added, ...files] : files,
    leftovers,
    removed: goes.map((path) => ({ path, text: there.get(path) ?? '' })),
    lockAfter: (untaken) => lockTextAfter(found, { tool, answers, made, untaken }),
  };
}
