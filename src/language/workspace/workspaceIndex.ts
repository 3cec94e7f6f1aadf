import { readFileFacts, type FileFacts } from '../../core/workspace/fileFacts.ts';
import { workspace, type Surroundings } from '../../core/workspace/surroundings.ts';
import type { FileSource } from './targetFiles.ts';

/** The files of a workspace, wherever they are. */
export interface WorkspaceFiles extends FileSource {
  /** Paths of all YAML files that belong to the workspace, as they are found. */
  list(): AsyncIterable<readonly string[]>;
  /** Whether a file would be among them. */
  belongs(path: string): Promise<boolean>;
}

/** What all files of a workspace say to each other, as they are on disk or in the editor. */
export interface WorkspaceIndex {
  readonly surroundings: Surroundings;
  /** Every YAML file on disk, whatever it holds, once they were read. */
  readonly paths: ReadonlySet<string>;
  /** Whether every file was read: before, nobody knows what none of them says. */
  readonly isComplete: boolean;
  /** Reads the whole workspace, the first time it is called; resolves when that is done. */
  start(): Promise<void>;
  /** Other files than before may belong to the workspace: a folder came or went, or another part of it is left out. */
  lookAgain(): Promise<void>;
  /** A file was made, changed or deleted on disk. */
  changed(path: string): Promise<void>;
  /** An open document says this now, whatever is on disk. */
  edited(path: string, facts: FileFacts | undefined): void;
  /** A document was closed: what is on disk counts again. */
  closed(path: string): Promise<void>;
}

interface Deps {
  readonly files: WorkspaceFiles;
  /** Called when what a file says to others has changed, and without one when much has. */
  readonly onChange: (path?: string) => void;
  /** Lets other work go first. */
  readonly pause: () => Promise<void>;
}

/** Files read at once, between two pauses: few enough that nobody feels them. */
const batchSize = 16;

/** An index of a workspace; nothing is read before it is started. */
export function workspaceIndex({ files, onChange, pause }: Deps): WorkspaceIndex {
  const known = workspace();
  const open = new Set<string>();
  const paths = new Set<string>();
  let started: Promise<void> | undefined;
  let isComplete = false;

  /** Whether anything is another than before: most changes of a file concern nobody else. */
  const keep = (path: string, facts: FileFacts | undefined): boolean => {
    const before = known.facts(path);
    if (JSON.stringify(before) === JSON.stringify(facts)) return false;
    if (facts === undefined) known.remove(path);
    else known.put(facts);
    return true;
  };

  const readAgain = async (path: string): Promise<boolean> => {
    const text = await files.read(path);
    if (text === undefined) paths.delete(path);
    else paths.add(path);
    // It may have been opened while it was read.
    if (open.has(path)) return false;
    return keep(path, text === undefined ? undefined : readFileFacts(path, text));
  };

  /** Reads what was not there before, and forgets what is no longer; whether anything is another now. */
  const readListed = async (): Promise<boolean> => {
    const gone = new Set(paths);
    let isAnother = false;
    for await (const listed of files.list()) {
      const fresh = listed.filter((path) => !gone.delete(path));
      for (const path of fresh) paths.add(path);
      for (let at = 0; at < fresh.length; at += batchSize) {
        const batch = fresh.slice(at, at + batchSize).filter((path) => !open.has(path));
        const read = await Promise.all(batch.map(readAgain));
        isAnother ||= read.includes(true);
        await pause();
      }
    }
    for (const path of gone) {
      paths.delete(path);
      if (!open.has(path) && keep(path, undefined)) isAnother = true;
    }
    return isAnother;
  };

  const readAll = async (): Promise<void> => {
    await readListed();
    isComplete = true;
    onChange();
  };

  const lookAgain = async (before: Promise<void>): Promise<void> => {
    await before;
    if (await readListed()) onChange();
  };

  return {
    surroundings: known,
    paths,
    get isComplete() {
      return isComplete;
    },
    start: () => (started ??= readAll()),
    async lookAgain() {
      if (started === undefined) return;
      started = lookAgain(started);
      await started;
    },
    async changed(path) {
      if (started === undefined || open.has(path) || !(await files.belongs(path))) return;
      if (await readAgain(path)) onChange(path);
    },
    edited(path, facts) {
      open.add(path);
      if (keep(path, facts)) onChange(path);
    },
    async closed(path) {
      if (!open.delete(path)) return;
      const isAnother = (await files.belongs(path)) ? await readAgain(path) : keep(path, undefined);
      if (isAnother) onChange(path);
    },
  };
}
