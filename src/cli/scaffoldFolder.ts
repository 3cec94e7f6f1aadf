import { dirname, join, relative, resolve } from 'node:path';
import packageJson from '../../package.json' with { type: 'json' };
import { plain } from '../core/message.ts';
import type { ScaffoldAnswers } from '../core/scaffold/answers.ts';
import { lockFileName } from '../core/scaffold/lock.ts';
import { sharedBaseProblem } from '../core/scaffold/sharedBase.ts';
import { keepingEdits, untakenOf, type Reconciled } from '../core/scaffold/reconcile.ts';
import { prepareScaffolding } from '../core/scaffold/scaffolding.ts';
import { backendSecrets } from './backendSecret.ts';
import { exitCodes, wrongUse, type CliEdge } from './edge.ts';
import { readAllExisting, refuseFile, refuseNamesAlike } from './outputFolder.ts';
import { readLock } from './scaffoldLock.ts';
import { refuseEdited, removeFiles } from './removeFiles.ts';
import {
  doubtLines,
  countWords,
  diffOf,
  leftoverLine,
  resultOf,
  textAfter,
  type Settlement,
} from './scaffoldReport.ts';
import { findTargets } from './targets.ts';
import { writeTogether, type FileToWrite } from './writeTogether.ts';

interface FolderOptions {
  /** Absolute. */
  readonly folder: string;
  readonly secretFile: string | undefined;
  readonly overwrite: boolean;
  /** Which lines a conflict ends with, once there is consent. */
  readonly settle: Settlement;
  /** What becomes of files without an edit that are not made any more, once there is consent. */
  readonly unedited: 'left' | 'removed';
  /** Another target file than the nearest. */
  readonly config: string | undefined;
}

/**
 * Writes the files of answers into a folder. What is there and would change is shown first, and is written only with
 * the consent to overwrite.
 */
export async function scaffoldFolder(
  answers: ScaffoldAnswers,
  { folder, secretFile, overwrite, settle, unedited, config }: FolderOptions,
  edge: CliEdge,
): Promise<void> {
  await refuseFile(folder);
  const { lock, text: lockText } = await readLock(folder);
  const shared = sharedBaseProblem(answers, lock);
  if (shared !== undefined) throw wrongUse(`${folder}: ${plain(shared)}`);
  const secretsOf = await backendSecrets(answers, { folder, lock, secretFile }, edge);
  const tool = packageJson.version;
  const above = await findTargets(
    { cwd: dirname(folder) },
    config === undefined ? undefined : resolve(edge.cwd, config),
  );
  const namesAbove = new Set(above?.entries.flatMap(({ target }) => target.label ?? []));
  const reconciled = await prepareScaffolding(
    { answers, secretsOf, lock, tool, unedited, namesAbove },
    async (paths) => {
      await refuseNamesAlike(folder, [...paths, lockFileName]);
      return readAllExisting(folder, paths);
    },
  );
  const files = settle === 'new' ? reconciled.files : reconciled.files.map(keepingEdits);
  const shown = (path: string): string => relative(edge.cwd, join(folder, path));

  for (const file of reconciled.files) {
    edge.stdout.write(doubtLines(file, shown(file.file.path), settle));
  }
  const changing = files.filter(({ existing }) => existing !== undefined).filter(changes);
  if (changing.length > 0 && !overwrite) {
    for (const file of changing) edge.stdout.write(diffOf(file));
    for (const leftover of reconciled.leftovers) edge.stderr.write(leftoverLine(leftover, shown, answers));
    for (const { path } of reconciled.removed) {
      edge.stderr.write(`${shown(path)} is not made any more, and was not edited: it would be deleted.\n`);
    }
    edge.stderr.write(`${countWords(changing)}; nothing was written. Accept the changes with --overwrite.\n`);
    edge.setExitCode(exitCodes.notGood);
    return;
  }
  const texts = new Map(files.filter(changes).map((file) => [file.file.path, textAfter(file)] as const));
  const writtenTo = ({ file, existing, outcome }: Reconciled): string | undefined =>
    texts.get(file.path) ?? (outcome.kind === 'conflict' ? existing : undefined);
  const lockAfter = reconciled.lockAfter(untakenOf(reconciled.files, writtenTo));
  // A version control system may have given the lock other line ends.
  const lockStays = lockText?.replaceAll('\r\n', '\n') === lockAfter;
  const lockFile = { path: lockFileName, text: lockAfter, holdsSecret: false, existing: lockText };
  await refuseEdited(folder, reconciled.removed);
  await writeTogether(folder, [...files.filter(changes).map(toWrite), ...(lockStays ? [] : [lockFile])]);
  await removeFiles(folder, reconciled.removed);

  for (const file of files) edge.stdout.write(`${resultOf(file)} ${shown(file.file.path)}\n`);
  const lockResult = lockText === undefined ? 'created  ' : lockStays ? 'unchanged' : 'updated  ';
  edge.stdout.write(`${lockResult} ${shown(lockFileName)}\n`);
  for (const { path } of reconciled.removed) edge.stdout.write(`deleted   ${shown(path)}\n`);
  for (const leftover of reconciled.leftovers) edge.stderr.write(leftoverLine(leftover, shown, answers));
  for (const { file } of files.filter(changes).filter((one) => one.file.holdsSecret)) {
    edge.stderr.write(`${shown(file.path)} holds a secret: keep it out of version control.\n`);
  }
}

function changes({ outcome }: Reconciled): boolean {
  return outcome.kind !== 'unchanged';
}

function toWrite(reconciled: Reconciled): FileToWrite {
  const { file, existing } = reconciled;
  return { path: file.path, text: textAfter(reconciled), holdsSecret: file.holdsSecret, existing };
}
