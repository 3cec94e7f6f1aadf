import { readdir, stat } from 'node:fs/promises';
import { join, relative, resolve, sep } from 'node:path';
import { globMatches } from '../core/glob.ts';
import { wrongUse } from './edge.ts';
import { fileErrorCode, fileProblem } from './fileProblem.ts';
import { ignoreFilesAbove, isLeftOut, withIgnoreFileOf, type IgnoreFiles } from './ignoreFiles.ts';

/** What stands for the standard input among paths. */
export const standardInput = '-';

/** What arguments name, in absolute paths. */
export interface NamedFiles {
  /** Each once. */
  readonly files: readonly string[];
  /** Folders that could not be looked into, with the reason. */
  readonly closed: readonly Closed[];
}

interface Closed {
  readonly path: string;
  readonly reason: string;
}

/**
 * The files that arguments name: a file as it is, a folder with the YAML files below it, a glob with those it matches.
 * What `.gitignore` leaves out and what hidden folders hold has to be named itself. Wrong use where an argument names
 * nothing.
 * @param soFar is told how many there are while more are looked for.
 */
export async function filesNamed(
  args: readonly string[],
  cwd: string,
  soFar: (count: number) => void = () => undefined,
): Promise<NamedFiles> {
  const found = new Set<string>();
  const closed: Closed[] = [];
  for (const arg of args) {
    const named = await filesFor(arg, cwd, (count) => soFar(found.size + count));
    if (named.files.length === 0 && isGlob(arg)) throw wrongUse(`No file matches ${arg}.`);
    named.files.forEach((file) => found.add(file));
    closed.push(...named.closed);
  }
  return { files: [...found], closed };
}

async function filesFor(arg: string, cwd: string, soFar: (count: number) => void): Promise<NamedFiles> {
  if (arg === standardInput) return { files: [arg], closed: [] };
  try {
    return isGlob(arg) ? await matching(arg, cwd) : await standing(resolve(cwd, arg), soFar);
  } catch (error) {
    // A path that cannot be used was named by a person, who is told why.
    const reason = fileProblem(error);
    throw reason === undefined ? error : wrongUse(`${arg} cannot be read: ${reason}.`);
  }
}

function isGlob(arg: string): boolean {
  return /[*?]/.test(arg);
}

async function matching(glob: string, cwd: string): Promise<NamedFiles> {
  const pattern = glob.replaceAll('\\', '/');
  const folders = pattern.slice(0, pattern.search(/[*?]/)).split('/').slice(0, -1).join('/');
  const base = resolve(cwd, pattern.startsWith('/') ? `${folders}/` : folders);
  const below = pattern.slice(folders === '' ? Number(pattern.startsWith('/')) : folders.length + 1);
  const { files, closed } = await filesIn(base, { wanted: () => true, soFar: () => undefined });
  return {
    files: files.filter((file) => globMatches(below, relative(base, file).split(sep).join('/'))),
    closed,
  };
}

async function standing(path: string, soFar: (count: number) => void): Promise<NamedFiles> {
  const found = await stat(path);
  return found.isDirectory()
    ? filesIn(path, { wanted: (name) => /\.ya?ml$/i.test(name), soFar })
    : { files: [path], closed: [] };
}

/** Which files of a folder are looked for, and who is told how many there are. */
interface Search {
  readonly wanted: (name: string) => boolean;
  readonly soFar: (count: number) => void;
}

async function filesIn(folder: string, search: Search): Promise<NamedFiles> {
  // Whoever names a folder wants to be told when it cannot be looked into; below, it is one of many.
  await readdir(folder);
  const found = { files: [] as string[], closed: [] as Closed[] };
  await gather(folder, await ignoreFilesAbove(folder), search, found);
  return found;
}

/** In the order of their names, so that two runs tell the same. Links are not followed: they may lead in circles. */
async function gather(
  folder: string,
  above: IgnoreFiles,
  search: Search,
  found: { readonly files: string[]; readonly closed: Closed[] },
): Promise<void> {
  const entries = await entriesOf(folder);
  if ('reason' in entries) {
    found.closed.push(entries);
    return;
  }
  const hasIgnoreFile = entries.some(({ name }) => name === '.gitignore');
  const ignoring = hasIgnoreFile ? await withIgnoreFileOf(folder, above) : above;
  for (const entry of entries) {
    const path = join(folder, entry.name);
    const isFolder = entry.isDirectory();
    const isMeant = isFolder
      ? !entry.name.startsWith('.') && entry.name !== 'node_modules'
      : entry.isFile() && search.wanted(entry.name);
    if (!isMeant || isLeftOut(path, isFolder, ignoring)) continue;
    if (isFolder) await gather(path, ignoring, search, found);
    else found.files.push(path);
  }
  search.soFar(found.files.length);
}

async function entriesOf(folder: string) {
  try {
    const entries = await readdir(folder, { withFileTypes: true });
    return entries.toSorted((one, other) => (one.name < other.name ? -1 : 1));
  } catch (error) {
    // A folder that has gone since its parent was read holds nothing; one that may not be read is told.
    if (fileErrorCode(error) === 'ENOENT') return [];
    const reason = fileProblem(error);
    if (reason === undefined) throw error;
    return { path: folder, reason };
  }
}
