import { readFile } from 'node:fs/promises';
import { wrongUse } from './edge.ts';
import { fileProblem } from './fileProblem.ts';

/** The text of a file that somebody named; wrong use, with the reason, where it cannot be read. */
export async function readText(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    // Who named the file can put right that it is not there or not readable; anything else is a bug.
    const reason = fileProblem(error);
    throw reason === undefined ? error : wrongUse(`${path} cannot be read: ${reason}.`);
  }
}
