import { workspaceIndex, type WorkspaceIndex } from '../../src/language/workspace/workspaceIndex.ts';

/** Files in memory, and an index of them. */
export interface MemoryIndex {
  readonly index: WorkspaceIndex;
  /** What is on disk; a text of `undefined` is a file that cannot be read. */
  readonly disk: Map<string, string | undefined>;
  /** Parts of the paths of files that do not belong to the workspace. */
  readonly leftOut: Set<string>;
  /** Files that were said to have changed; `*` for many. */
  readonly told: readonly string[];
  /** How often others were let go first. */
  pauses(): number;
}

/** An index of files by their absolute paths. */
export function memoryIndex(files: Readonly<Record<string, string | undefined>>): MemoryIndex {
  const disk = new Map(Object.entries(files));
  const told: string[] = [];
  const leftOut = new Set(['/ignored/']);
  const belongs = (path: string): boolean => ![...leftOut].some((part) => path.includes(part));
  let pauses = 0;
  const index = workspaceIndex({
    files: {
      read: (path) => Promise.resolve(disk.get(path)),
      async *list() {
        yield await Promise.resolve([...disk.keys()].filter(belongs));
      },
      belongs: (path) => Promise.resolve(belongs(path)),
    },
    onChange: (path = '*') => void told.push(path),
    pause: () => Promise.resolve(void pauses++),
  });
  return { index, disk, leftOut, told, pauses: () => pauses };
}
