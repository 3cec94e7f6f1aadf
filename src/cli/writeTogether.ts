import { randomUUID } from 'node:crypto';
import { chmod, mkdir, realpath, rename, rm, rmdir, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { wrongUse } from './edge.ts';
import { fileErrorCode, fileProblem } from './fileProblem.ts';
import { readExisting, unusable } from './outputFolder.ts';

/** A file to write below a folder. */
export interface FileToWrite {
  readonly path: string;
  readonly text: string;
  /** Nobody but its owner reads it. */
  readonly holdsSecret: boolean;
  /** The text it had when the change was shown; `undefined` for a file that is new. */
  readonly existing: string | undefined;
}

interface Staged {
  readonly file: FileToWrite;
  /** Behind all links. */
  readonly place: string;
  readonly temporary: string;
}

/**
 * Writes all files or none: each under a name of its own beside its place first, and when all are written they are moved
 * there. Should a move fail, new files are taken back, and those already replaced are named.
 * @param move moves a file; a parameter so that its failure can be tried.
 */
export async function writeTogether(
  folder: string,
  files: readonly FileToWrite[],
  move: (from: string, to: string) => Promise<void> = rename,
): Promise<void> {
  const staged: Staged[] = [];
  const folders: string[] = [];
  const moved: Staged[] = [];
  try {
    for (const file of files) staged.push(await stage(folder, file, folders));
    await refuseChanged(folder, files);
    for (const one of staged) {
      await move(one.temporary, one.place);
      moved.push(one);
    }
  } catch (error) {
    // What is half done has to be taken back whatever went wrong; then the reason goes on its way.
    const isNew = ({ file }: Staged): boolean => file.existing === undefined;
    await Promise.all(moved.filter(isNew).map(async ({ place }) => rm(place, { force: true })));
    await removeTemporary(staged);
    for (const made of folders.toReversed()) await removeEmpty(made);
    const replaced = moved.filter((one) => !isNew(one)).map(({ file }) => join(folder, file.path));
    throw told(error, staged[moved.length]?.place ?? folder, replaced);
  }
}

async function stage(folder: string, file: FileToWrite, folders: string[]): Promise<Staged> {
  const named = join(folder, file.path);
  const place = file.existing === undefined ? named : await realpath(named);
  const temporary = `${place}.${randomUUID()}.tmp`;
  try {
    folders.push(...(await makeFolder(dirname(place))));
    await writeFile(temporary, file.text, { flag: 'wx', mode: file.holdsSecret ? 0o600 : 0o666 });
    if (file.existing !== undefined && !file.holdsSecret) await chmod(temporary, (await stat(place)).mode);
  } catch (error) {
    await rm(temporary, { force: true });
    throw unusable(named, 'written', error);
  }
  return { file, place, temporary };
}

/** Makes a folder with those above it; the ones that were not there, outermost first. */
async function makeFolder(folder: string): Promise<readonly string[]> {
  const missing: string[] = [];
  for (let one = folder; !(await exists(one)); one = dirname(one)) missing.unshift(one);
  // One by one: in a file system that refuses new folders, such as /proc, the recursive form never ends.
  for (const one of missing) await mkdirIfMissing(one);
  return missing;
}

async function exists(path: string): Promise<boolean> {
  try {
    await stat(path);
    return true;
  } catch (error) {
    if (fileErrorCode(error) === 'ENOENT') return false;
    throw error;
  }
}

async function mkdirIfMissing(folder: string): Promise<void> {
  try {
    await mkdir(folder);
  } catch (error) {
    // Another file of the same folder may be staged at the same time.
    if (fileErrorCode(error) !== 'EEXIST') throw error;
  }
}

/** Nothing is replaced that was not shown. */
async function refuseChanged(folder: string, files: readonly FileToWrite[]): Promise<void> {
  for (const { path, existing } of files) {
    if ((await readExisting(folder, path)) === existing) continue;
    throw wrongUse(`${join(folder, path)} was changed meanwhile: nothing was written. Try again.`);
  }
}

async function removeTemporary(staged: readonly Staged[]): Promise<void> {
  await Promise.all(staged.map(async ({ temporary }) => rm(temporary, { force: true })));
}

async function removeEmpty(folder: string): Promise<void> {
  try {
    await rmdir(folder);
  } catch (error) {
    // Somebody may have put something there meanwhile: then it stays.
    if (fileErrorCode(error) === undefined) throw error;
  }
}

function told(error: unknown, place: string, replaced: readonly string[]): unknown {
  const reason = fileProblem(error);
  if (reason === undefined) return error;
  const before =
    replaced.length === 0 ? 'nothing was written' : `replaced before that: ${replaced.join(', ')}`;
  return wrongUse(`${place} cannot be written: ${reason}; ${before}.`);
}
