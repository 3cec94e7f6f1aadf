import { workspaceIndex, type WorkspaceIndex } from '../../src/language/workspace/workspaceIndex.ts';

/** Files in memory, and an index of them. */
export interface MemoryIndex {
  readonly index: WorkspaceIndex;
  /** What is on disk; a text of `undefined` is a file that cannot be read. */
  readonly disk: Map<string, string | undefined>;
  /** Files that were said to have changed; `*` for many. */
  readonly told: readonly string[];
  /** How often others were let go first. */
  pauses(): number;
}

/** An index of files by their absolute paths. */
export function memoryIndex(files: Readonly<Record<string, string | undefined>>): MemoryIndex {
  const disk = new Map(Object.entries(files));
  const told: string[] = [];
  let pauses = 0;
  const index = workspaceIndex({
    files: {
      read: (path) => Promise.resolve(disk.get(path)),
      async *list() {
        yield await Promise.resolve([...disk.keys()]);
      },
      belongs: (path) => Promise.resolve(!path.includes('/ignored/')),
    },
    onChange: (path = '*') => void told.push(path),
    pause: () => Promise.resolve(void pauses++),
  });
  return { index, disk, told, pauses: () => pauses };
}
