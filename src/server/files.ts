import { fileURLToPath, pathToFileURL } from 'node:url';
import type { FileSource } from '../language/workspace/targetFiles.ts';

/**
 * How a document is called among files, with `/` between folders: the path of a file on disk, `/ws/a.yaml`; in a file
 * system that only the editor knows its address with a path in plain words, `memfs://host/ws/my file.yaml`. `undefined`
 * for documents that are in no file: untitled ones, and versions of a file, which an address tells apart by a query.
 */
export function pathOf(uri: string): string | undefined {
  if (uri.startsWith('file:')) return onDisk(uri);
  const [, place, path] = address.exec(uri) ?? [];
  if (place === undefined || path === undefined || place.startsWith('untitled:')) return undefined;
  const plainPath = decoded(path);
  return plainPath === undefined ? undefined : `${place}${plainPath}`;
}

/** The URI of a path as {@link pathOf} gives it. */
export function uriOf(path: string): string {
  const [, place, steps] = isOnDisk(path) ? [] : (plainAddress.exec(path) ?? []);
  return place === undefined || steps === undefined
    ? pathToFileURL(path).href
    : `${place}${steps.split('/').map(encoded).join('/')}`;
}

/** Whether a path as {@link pathOf} gives it is one of the disk; drives of Windows are called by one letter. */
export function isOnDisk(path: string): boolean {
  return !/^[a-z][a-z\d+.-]+:/i.test(path);
}

const address = /^([a-z][a-z\d+.-]+:(?:\/\/[^/?#]*)?)(\/[^?#]*)$/i;
const plainAddress = /^([a-z][a-z\d+.-]+:(?:\/\/[^/]*)?)(\/.*)$/is;

function onDisk(uri: string): string | undefined {
  try {
    return fileURLToPath(uri).replaceAll('\\', '/');
  } catch {
    // A host where there are none, or a `%` that some client left as it is: such a document is judged by itself.
    return undefined;
  }
}

function decoded(path: string): string | undefined {
  try {
    return decodeURIComponent(path);
  } catch {
    // Some client has its own idea of an address: then it is none that we can lead back to.
    return undefined;
  }
}

/** As VS Code writes it, so that an address that we make is the one that it knows. */
function encoded(step: string): string {
  return encodeURIComponent(step).replaceAll(
    /[!'()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/** Files as the editor has them, saved or not, else as they are where they are kept. */
export function editorFiles(
  open: () => Iterable<{ readonly uri: string; getText(): string }>,
  kept: FileSource,
): FileSource {
  return {
    async read(path) {
      for (const document of open()) if (pathOf(document.uri) === path) return document.getText();
      return kept.read(path);
    },
  };
}
