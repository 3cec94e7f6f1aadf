import { lstat, readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { foldersOnTheWay, nameAlike } from '../core/scaffold/namesAlike.ts';
import { wrongUse } from './edge.ts';
import { fileErrorCode, fileProblem } from './fileProblem.ts';

/** Refuses an output folder that is a file; one that is still to be made is fine. */
export async function refuseFile(folder: string): Promise<void> {
  try {
    if ((await stat(folder)).isDirectory()) return;
  } catch (error) {
    // What cannot be looked at is told by whoever reads or writes in it first.
    if (fileProblem(error) !== undefined) return;
    throw error;
  }
  throw wrongUse(`${folder} is a file: --out names the folder to write to.`);
}

/** Text of a file below a folder; `undefined` where there is none. */
export async function readExisting(folder: string, path: string): Promise<string | undefined> {
  const place = join(folder, path);
  let bytes: Uint8Array;
  try {
    bytes = await readFile(place);
  } catch (error) {
    // A file that is not there is an answer; anything else in its place is for the caller to put right.
    if (fileErrorCode(error) !== 'ENOENT') throw unusable(place, 'read', error);
    await refuseDeadLink(place);
    return undefined;
  }
  try {
    // A mark at the beginning of the file is a part of it, and goes back where it was.
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    // Read with other characters in their place, bytes that are no text would be written back changed.
    throw wrongUse(`${place} is not UTF-8 text: it is left alone. Move it away, or save it as UTF-8.`);
  }
}

/** A file that is made in the place of such a link would be made beside the one that it is for. */
async function refuseDeadLink(place: string): Promise<void> {
  try {
    if (!(await lstat(place)).isSymbolicLink()) return;
  } catch (error) {
    // Nothing is there at all, as it should be; what else is wrong here is told by whoever writes.
    if (fileProblem(error) !== undefined) return;
    throw error;
  }
  throw wrongUse(
    `${place} is a link to a file that is not there: it is left alone. Mend the link, or remove it.`,
  );
}

/** Text of each of the files that is there, by its path below the folder. */
export async function readAllExisting(
  folder: string,
  paths: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const texts = await Promise.all(
    paths.map(async (path) => [path, await readExisting(folder, path)] as const),
  );
  return new Map(texts.flatMap(([path, text]) => (text === undefined ? [] : [[path, text] as const])));
}

/** Refuses names that some disks cannot tell from one that is there. */
export async function refuseNamesAlike(folder: string, paths: readonly string[]): Promise<void> {
  const folders = foldersOnTheWay(paths);
  const names = await Promise.all(
    folders.map(async (one) => [one, await namesIn(join(folder, one))] as const),
  );
  const alike = nameAlike(paths, new Map(names));
  if (alike === undefined) return;
  throw wrongUse(
    `${join(folder, alike.there)} is there, and ${alike.wanted} would differ from it by upper and lower case only: rename it or move it away.`,
  );
}

/** Names in a folder; none where there is no folder, or one that nobody may list. */
export async function namesIn(folder: string): Promise<readonly string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    // A folder that is still to be made has no names; a folder that may be written to and not listed shows none.
    if (fileProblem(error) !== undefined) return [];
    throw error;
  }
}

/** The error to tell of a place that cannot be read or written: its owner can put that right. */
export function unusable(place: string, verb: 'read' | 'written' | 'deleted', error: unknown): unknown {
  const reason = fileProblem(error);
  return reason === undefined ? error : wrongUse(`${place} cannot be ${verb}: ${reason}.`);
}
