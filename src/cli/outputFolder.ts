import { randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { standing, type ScaffoldFile, type Standing } from '../core/templates/file.ts';
import { wrongUse } from './edge.ts';
import { fileErrorCode, fileProblem } from './fileProblem.ts';

/** A file to write beside what stands in its place. */
export interface PlannedFile {
  readonly file: ScaffoldFile;
  readonly standing: Standing;
  readonly existing: string | undefined;
}

/** Text of a file below a folder; `undefined` where there is none. */
export async function readExisting(folder: string, path: string): Promise<string | undefined> {
  const place = join(folder, path);
  // A file that is not there, or a folder in its place, is an answer and not a failure.
  try {
    return await readFile(place, 'utf8');
  } catch (error) {
    if (fileErrorCode(error) === 'ENOENT') return undefined;
    throw unusable(place, 'read', error);
  }
}

/** Holds every file against the folder. */
export async function planFiles(
  folder: string,
  files: readonly ScaffoldFile[],
): Promise<readonly PlannedFile[]> {
  return Promise.all(
    files.map(async (file) => {
      const existing = await readExisting(folder, file.path);
      return { file, existing, standing: standing(existing, file.text) };
    }),
  );
}

/**
 * Writes all files, each first under a name of its own beside its place; they are moved there when all are written,
 * so that a folder that is full or not ours to write to is left as it was.
 */
export async function writeFiles(folder: string, files: readonly ScaffoldFile[]): Promise<void> {
  const written: { readonly temporary: string; readonly place: string }[] = [];
  // What is half done has to be taken back whatever went wrong.
  try {
    for (const { path, text, holdsSecret } of files) {
      const place = join(folder, path);
      const temporary = `${place}.${randomUUID()}.tmp`;
      await attempt(place, async () => {
        await mkdir(dirname(place), { recursive: true });
        written.push({ temporary, place });
        await writeFile(temporary, text, { flag: 'wx', mode: holdsSecret ? 0o600 : 0o666 });
      });
    }
    for (const { temporary, place } of written) {
      await attempt(place, async () => rename(temporary, place));
    }
  } finally {
    await Promise.all(written.map(async ({ temporary }) => rm(temporary, { force: true })));
  }
}

async function attempt(place: string, write: () => Promise<void>): Promise<void> {
  // A folder that cannot be written to is the caller's to mend, so it is told as wrong use.
  try {
    await write();
  } catch (error) {
    throw unusable(place, 'written', error);
  }
}

function unusable(place: string, verb: 'read' | 'written', error: unknown): unknown {
  const reason = fileProblem(error);
  return reason === undefined ? error : wrongUse(`${place} cannot be ${verb}: ${reason}.`);
}
