import { createHash } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { run } from './run.ts';

/** The programs, their configuration, and the versions of all packages. */
const source = /\.(?:[cm]?[jt]s|jsonc?)$/;

/**
 * Runs a check unless it has already found all sources below `root` good as they are now, which it then notes in the file
 * `note`. For a check that looks at every source and has no memory of its own. Resolves to whether they are good.
 */
export async function unlessSameSources(
  { root, note }: { readonly root: string; readonly note: string },
  check: () => Promise<boolean>,
): Promise<boolean> {
  const now = await sources(root);
  const before = await readFile(note, 'utf8').catch(() => undefined);
  if (now !== undefined && now === before) return true;
  const isGood = await check();
  if (isGood && now !== undefined) {
    await mkdir(dirname(note), { recursive: true });
    await writeFile(note, now);
  }
  return isGood;
}

/** Stands for the text of all sources; `undefined` where Git cannot name them. */
async function sources(root: string): Promise<string | undefined> {
  const listed = await run('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: root,
  });
  if (listed.code !== 0) return undefined;
  const names = [...new Set(listed.output.split('\0'))].filter((name) => source.test(name)).toSorted();
  const key = createHash('sha256');
  for (const name of names) {
    // A file that was deleted is still listed until that is committed.
    const text = await readFile(join(root, name)).catch(() => 'deleted');
    key.update(`${name}\n${text.length}\n`).update(text);
  }
  return key.digest('hex');
}
