import { once } from '../once.ts';
import type { FileFacts } from './fileFacts.ts';
import type { Generated, Kustomization } from './kustomization.ts';

/** What kustomize makes of a file: everything that any kustomization does to it on the way to the cluster. */
export interface Lineage {
  /** Whether it is laid over the objects of other files. */
  readonly isPatch: boolean;
  /** Whether its objects may say something else in the cluster. */
  readonly isAltered: boolean;
  /** Files that are applied with it: those of every kustomization it is part of, itself among them. */
  readonly files: ReadonlySet<string>;
  /** Namespaces its objects are put into. */
  readonly namespaces: readonly string[];
  /** Whether its objects are called otherwise in the cluster. */
  readonly isRenamed: boolean;
  readonly generated: readonly Generated[];
  /** Whether something is applied with it that nobody here can see. */
  readonly isOpen: boolean;
}

/** The kustomizations of a workspace, and the folders where other tools fill in templates. */
export interface Kustomizations {
  put(facts: FileFacts): void;
  remove(path: string): void;
  lineage(file: string): Lineage;
}

interface Known extends Kustomization {
  readonly path: string;
  readonly folder: string;
}

export function kustomizations(): Kustomizations {
  const byFolder = new Map<string, Known>();
  const templates = new Map<string, string>();
  let derived = derivedFrom(byFolder, templates);

  const part = (file: string): readonly Known[] => {
    const found = new Set(derived.listing().get(file));
    // A Set may grow while it is walked: bases of bases are found on the way.
    for (const { folder } of found) {
      for (const one of derived.listing().get(folder) ?? [])
        if (one.resources.includes(folder)) found.add(one);
    }
    return [...found];
  };

  const below = (roots: readonly Known[]): readonly Known[] => {
    const found = new Set(roots);
    for (const { resources } of found) {
      for (const path of resources) {
        const base = byFolder.get(path);
        if (base !== undefined) found.add(base);
      }
    }
    return [...found];
  };

  const made = (file: string): Lineage => {
    const above = part(file);
    const applied = below(above);
    return {
      isAltered: above.some(({ alters }) => alters),
      isPatch: above.some(({ patches }) => patches.includes(file)),
      files: new Set([file, ...applied.flatMap(({ resources }) => resources)]),
      namespaces: [...new Set(above.flatMap(({ namespace }) => namespace ?? []))],
      isRenamed: above.some(({ renames }) => renames),
      generated: applied.flatMap(({ generates }) => generates),
      isOpen:
        applied.some(
          (one) => one.isOpen || one.resources.some((path) => !isFile(path) && !byFolder.has(path)),
        ) || isBesideTemplates(folderOf(file)),
    };
  };

  const isBesideTemplates = (folder: string): boolean =>
    derived.filled().above.has(folder) || withAbove(folder).some((one) => derived.filled().folders.has(one));

  const changed = (): void => {
    derived = derivedFrom(byFolder, templates);
  };

  return {
    put({ path, kustomization, isTemplate }) {
      if (kustomization !== undefined)
        byFolder.set(folderOf(path), { ...kustomization, path, folder: folderOf(path) });
      if (isTemplate) templates.set(path, folderOf(path));
      if (kustomization !== undefined || isTemplate) changed();
    },
    remove(path) {
      const isTheirs = byFolder.get(folderOf(path))?.path === path && byFolder.delete(folderOf(path));
      if (templates.delete(path) || isTheirs) changed();
    },
    lineage(file) {
      const known = derived.lineages.get(file) ?? made(file);
      derived.lineages.set(file, known);
      return known;
    },
  };
}

/** What is only made when somebody asks, of what is known now. */
function derivedFrom(byFolder: ReadonlyMap<string, Known>, templates: ReadonlyMap<string, string>) {
  return {
    /** The kustomizations that list a file or folder. */
    listing: once(() => {
      const lists = new Map<string, Known[]>();
      for (const one of byFolder.values()) {
        for (const path of new Set([...one.resources, ...one.patches])) {
          const known = lists.get(path);
          if (known === undefined) lists.set(path, [one]);
          else known.push(one);
        }
      }
      return lists;
    }),
    /** The folders of templates, and those with all that they are in. */
    filled: once(() => {
      const folders: ReadonlySet<string> = new Set(templates.values());
      return { folders, above: new Set([...folders].flatMap(withAbove)) };
    }),
    lineages: new Map<string, Lineage>(),
  };
}

/** The folder of a file, `/` between folders. */
export function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/'));
}

/** A folder and all that it is in. */
function withAbove(folder: string): readonly string[] {
  const folders = [folder];
  for (let end = folder.lastIndexOf('/'); end !== -1; end = folder.lastIndexOf('/', end - 1)) {
    folders.push(folder.slice(0, end));
    if (end === 0) break;
  }
  return folders;
}

function isFile(path: string): boolean {
  return /\.(?:ya?ml|json)$/.test(path);
}
