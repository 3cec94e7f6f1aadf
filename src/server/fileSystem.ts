import { readdir, readFile, stat } from 'node:fs/promises';
import type { FileSource } from '../language/workspace/targetFiles.ts';
import type { FolderEntry } from '../protocol/requests.ts';
import { isOnDisk } from './files.ts';

/** Where files are kept. What is not there, or not for us to see, is nothing. */
export interface FileSystem extends FileSource {
  entries(folder: string): Promise<readonly FolderEntry[]>;
}

/** Bytes. Larger files are no manifests that somebody wrote, and reading them would be felt. */
export const largestFile = 4 * 1024 * 1024;

/** The disk of the machine that the server runs on. */
export const disk: FileSystem = {
  async read(path) {
    try {
      return (await stat(path)).size > largestFile ? undefined : await readFile(path, 'utf8');
    } catch {
      // Not there, a folder, or not for us to read.
      return undefined;
    }
  },
  async entries(folder) {
    try {
      const entries = await readdir(folder, { withFileTypes: true });
      return entries.map((entry): FolderEntry => {
        const { name } = entry;
        return { name, kind: entry.isDirectory() ? 'folder' : entry.isFile() ? 'file' : 'other' };
      });
    } catch {
      // A folder that vanished or that we may not read holds nothing for us.
      return [];
    }
  },
};

/** The disk for paths, and for addresses the file system that knows them. */
export function fileSystemOf(elsewhere: FileSystem): FileSystem {
  const of = (path: string): FileSystem => (isOnDisk(path) ? disk : elsewhere);
  return {
    read: (path) => of(path).read(path),
    entries: (folder) => of(folder).entries(folder),
  };
}
