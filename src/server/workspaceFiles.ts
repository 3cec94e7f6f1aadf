import { globMatches } from '../core/glob.ts';
import { parseIgnoreFile, type IgnoreRules } from '../language/workspace/ignoredFiles.ts';
import type { FileSource } from '../language/workspace/targetFiles.ts';
import type { WorkspaceFiles } from '../language/workspace/workspaceIndex.ts';
import type { FileSystem } from './fileSystem.ts';

interface Deps {
  /** Folders of the workspace, without `/` at the end. */
  readonly roots: () => readonly string[];
  /** Globs of what the user does not want to see, from each root. */
  readonly excluded: () => Promise<readonly string[]>;
  /** The editor's files; what is open counts as it is there. */
  readonly files: FileSource;
  /** Where they are kept. */
  readonly kept: FileSystem;
}

/** Never sources of manifests, and often large. */
const toolFolders: readonly string[] = ['.git', '.hg', '.svn', 'node_modules'];

/** The YAML files below the folders of the workspace, without those that git or the editor leave out. */
export function workspaceFiles({ roots, excluded, files, kept }: Deps): WorkspaceFiles {
  const ignoreFiles = new Map<string, Promise<IgnoreRules>>();
  const readIgnoreFile = async (folder: string): Promise<IgnoreRules> =>
    parseIgnoreFile((await kept.read(`${folder}/.gitignore`)) ?? '');
  const rulesIn = (folder: string): Promise<IgnoreRules> => {
    const known = ignoreFiles.get(folder) ?? readIgnoreFile(folder);
    ignoreFiles.set(folder, known);
    return known;
  };

  /** `path` ends with `/` for a folder. The ignore file nearest to it has the last word. */
  const isIgnored = async (root: string, path: string, globs: readonly string[]): Promise<boolean> => {
    const relative = path.slice(root.length + 1);
    if (globs.some((glob) => globMatches(glob, relative.replace(/\/$/, '')))) return true;
    for (const folder of foldersBetween(root, path)) {
      const said = (await rulesIn(folder))(path.slice(folder.length + 1));
      if (said !== undefined) return said === 'ignored';
    }
    return false;
  };

  async function* below(
    root: string,
    folder: string,
    globs: readonly string[],
  ): AsyncGenerator<readonly string[]> {
    const found: string[] = [];
    const inside: string[] = [];
    const entries = await kept.entries(folder);
    for (const { name, kind } of entries.toSorted((one, other) => (one.name < other.name ? -1 : 1))) {
      const path = `${folder}/${name}`;
      if (kind === 'folder' && !toolFolders.includes(name)) {
        if (!(await isIgnored(root, `${path}/`, globs))) inside.push(path);
      } else if (kind === 'file' && isYaml(name) && !(await isIgnored(root, path, globs))) {
        found.push(path);
      }
    }
    if (found.length > 0) yield found;
    for (const path of inside) yield* below(root, path, globs);
  }

  return {
    read: (path) => files.read(path),
    async *list() {
      ignoreFiles.clear();
      const globs = await excluded();
      for (const root of roots()) yield* below(root, root, globs);
    },
    async belongs(path) {
      const root = roots().find((one) => path.startsWith(`${one}/`));
      if (root === undefined || !isYaml(path)) return false;
      const globs = await excluded();
      const steps = path.slice(root.length + 1).split('/');
      const folders = steps.slice(0, -1).map((_, depth) => `${root}/${steps.slice(0, depth + 1).join('/')}/`);
      if (folders.some((folder) => toolFolders.includes(folder.slice(0, -1).split('/').at(-1) ?? '')))
        return false;
      for (const part of [...folders, path]) if (await isIgnored(root, part, globs)) return false;
      return true;
    },
  };
}

function isYaml(path: string): boolean {
  return /\.ya?ml$/i.test(path) || path.endsWith('/Kustomization') || path === 'Kustomization';
}

/** The folder of a path and those above it up to the root, nearest first. */
function foldersBetween(root: string, path: string): readonly string[] {
  const folders: string[] = [];
  let folder = path.replace(/\/$/, '');
  while (folder.length > root.length) {
    folder = folder.slice(0, folder.lastIndexOf('/'));
    folders.push(folder);
  }
  return folders;
}
