import { readFile } from 'node:fs/promises';
import { readFileFacts, type FileFacts } from '../core/workspace/fileFacts.ts';
import { surroundingsOf, type Surroundings } from '../core/workspace/surroundings.ts';
import { standardInput } from './lintFiles.ts';

/** What the files of one run say to each other; those that nobody named say nothing. */
export async function surroundingsIn(paths: readonly string[]): Promise<Surroundings> {
  const facts: FileFacts[] = [];
  // What is around a file in itself is seen where it is judged.
  for (const path of paths.length > 1 ? paths : []) {
    const text = path === standardInput ? undefined : await textOf(path);
    const said = text === undefined ? undefined : readFileFacts(path, text);
    if (said !== undefined) facts.push(said);
  }
  return surroundingsOf(facts);
}

async function textOf(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch {
    // What is wrong with a file is told where it is judged.
    return undefined;
  }
}
