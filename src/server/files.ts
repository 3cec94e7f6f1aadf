import { readFile } from 'node:fs/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { FileSource } from '../language/workspace/targetFiles.ts';

/** The path of a file with `/` between folders; `undefined` for documents that are in no file. */
export function pathOf(uri: string): string | undefined {
  return uri.startsWith('file:') ? fileURLToPath(uri).replaceAll('\\', '/') : undefined;
}

/** The URI of a path as {@link pathOf} gives it. */
export function uriOf(path: string): string {
  return pathToFileURL(path).href;
}

/** Files as the editor has them, saved or not, else as they are on disk. */
export function editorFiles(open: () => Iterable<{ readonly uri: string; getText(): string }>): FileSource {
  return {
    async read(path) {
      for (const document of open()) if (pathOf(document.uri) === path) return document.getText();
      try {
        return await readFile(path, 'utf8');
      } catch {
        // Not there, a folder, or not for us to read: in every case there is no target file here.
        return undefined;
      }
    },
  };
}
