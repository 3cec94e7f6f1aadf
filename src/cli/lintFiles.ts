import { readdir, stat } from 'node:fs/promises';
import { join, relative, resolve, sep } from 'node:path';
import { globMatches } from '../core/glob.ts';
import { wrongUse } from './edge.ts';
import { fileProblem } from './fileProblem.ts';

/** What stands for the standard input among paths. */
export const standardInput = '-';

/**
 * The files that arguments name, absolute and each once: a file as it is, a folder with the YAML files below it, a
 * glob with those it matches. Wrong use where an argument names nothing.
 */
export async function filesNamed(args: readonly string[], cwd: string): Promise<readonly string[]> {
  const found = new Set<string>();
  for (const arg of args) {
    const named = await filesFor(arg, cwd);
    if (named.length === 0 && isGlob(arg)) throw wrongUse(`No file matches ${arg}.`);
    named.forEach((file) => found.add(file));
  }
  return [...found];
}

async function filesFor(arg: string, cwd: string): Promise<readonly string[]> {
  if (arg === standardInput) return [arg];
  try {
    return isGlob(arg) ? await matching(arg, cwd) : await standing(resolve(cwd, arg));
  } catch (error) {
    // A path that cannot be used was named by a person, who is told why.
    const reason = fileProblem(error);
    throw reason === undefined ? error : wrongUse(`${arg} cannot be read: ${reason}.`);
  }
}

function isGlob(arg: string): boolean {
  return /[*?]/.test(arg);
}

async function matching(glob: string, cwd: string): Promise<readonly string[]> {
  const pattern = glob.replaceAll('\\', '/');
  const folders = pattern.slice(0, pattern.search(/[*?]/)).split('/').slice(0, -1).join('/');
  const base = resolve(cwd, pattern.startsWith('/') ? `${folders}/` : folders);
  const below = pattern.slice(folders === '' ? Number(pattern.startsWith('/')) : folders.length + 1);
  const files = await filesBelow(base, () => true);
  return files.filter((file) => globMatches(below, relative(base, file).split(sep).join('/')));
}

async function standing(path: string): Promise<readonly string[]> {
  const found = await stat(path);
  return found.isDirectory() ? filesBelow(path, (name) => /\.ya?ml$/i.test(name)) : [path];
}

/** In the order of their names, so that two runs tell the same. What tools keep in hidden folders is not looked at. */
async function filesBelow(folder: string, wanted: (name: string) => boolean): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const files: string[] = [];
  for (const entry of entries.toSorted((one, other) => (one.name < other.name ? -1 : 1))) {
    if (entry.isDirectory() && !entry.name.startsWith('.') && entry.name !== 'node_modules') {
      files.push(...(await filesBelow(join(folder, entry.name), wanted)));
    } else if (entry.isFile() && wanted(entry.name)) {
      files.push(join(folder, entry.name));
    }
  }
  return files;
}
