import { changeFiles } from './changedFiles.ts';
import type { FileRemoval, FileWrite, TakeBack } from './fileWrite.ts';
import { createFiles } from './newFiles.ts';
import { removeFiles } from './removedFiles.ts';

/**
 * Writes and deletes all files or none: when one fails, those before it are taken back and folders made for them are removed.
 * @returns what went wrong, in the words of the file system or of the editor.
 */
export async function writeTogether(
  files: readonly FileWrite[],
  removed: readonly FileRemoval[] = [],
): Promise<string | undefined> {
  const undo: TakeBack[] = [];
  const problem = await wordsOfFailure(async () => {
    await createFiles(
      files.filter(({ shown }) => shown === undefined),
      undo,
    );
    const problem = await changeFiles(
      files.filter(({ shown }) => shown !== undefined),
      undo,
    );
    return problem ?? (await removeFiles(removed, undo));
  });
  if (problem === undefined) return undefined;
  const leftovers: string[] = [];
  for (const takeBack of undo.toReversed()) {
    const failure = await wordsOfFailure(async () => takeBack());
    if (failure !== undefined) leftovers.push(failure);
  }
  return [problem, ...leftovers].join('; ');
}

/** A place that cannot be written to is for the user to put right, so it is told and not thrown on. */
async function wordsOfFailure(work: () => PromiseLike<string | void>): Promise<string | undefined> {
  try {
    return (await work()) ?? undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
