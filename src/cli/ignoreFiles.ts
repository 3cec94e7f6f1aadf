import { readFile, stat } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import { parseIgnoreFile, type IgnoreRules } from '../language/workspace/ignoredFiles.ts';

/** The `.gitignore` files that count for a folder, the nearest first. */
export type IgnoreFiles = readonly { readonly folder: string; readonly rules: IgnoreRules }[];

/** Those above a folder, up to the root of its repository; none where it is in no repository. */
export async function ignoreFilesAbove(folder: string): Promise<IgnoreFiles> {
  const folders: string[] = [];
  for (let at = folder; !(await isThere(join(at, '.git'))); at = dirname(at)) {
    const above = dirname(at);
    if (above === at) return [];
    folders.unshift(above);
  }
  let files: IgnoreFiles = [];
  for (const above of folders) files = await withIgnoreFileOf(above, files);
  return files;
}

/** The same and the one in a folder itself, where there is one. */
export async function withIgnoreFileOf(folder: string, above: IgnoreFiles): Promise<IgnoreFiles> {
  try {
    const text = await readFile(join(folder, '.gitignore'), 'utf8');
    return [{ folder, rules: parseIgnoreFile(text) }, ...above];
  } catch {
    // Without one, or with one that may not be read, nothing more is left out.
    return above;
  }
}

/** Whether git would not look at a file or folder; the nearest `.gitignore` that says anything decides. */
export function isLeftOut(path: string, isFolder: boolean, files: IgnoreFiles): boolean {
  for (const { folder, rules } of files) {
    const said = rules(`${relative(folder, path).split(sep).join('/')}${isFolder ? '/' : ''}`);
    if (said !== undefined) return said === 'ignored';
  }
  return false;
}

async function isThere(path: string): Promise<boolean> {
  // `stat` answers by throwing.
  return stat(path).then(
    () => true,
    () => false,
  );
}
