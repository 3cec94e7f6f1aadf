import { setTimeout as sleep } from 'node:timers/promises';
import type { Connection } from 'vscode-languageserver/node';
import {
  requests,
  type ClientTraits,
  type FileParams,
  type FolderEntry,
  type FolderParams,
} from '../protocol/requests.ts';
import { uriOf } from './files.ts';
import { largestFile, type FileSystem } from './fileSystem.ts';

/** Milliseconds. A file system that does not answer must not keep those waiting that have to do with other files. */
const longest = 10_000;

/** Files that only the client can read: those of a file system that the editor or another extension brings. */
export function clientFiles(
  { sendRequest }: Pick<Connection, 'sendRequest'>,
  traits: () => ClientTraits,
): FileSystem {
  const ask = async <R>(method: string, params: object, nothing: R): Promise<R> => {
    if (!traits().readsFiles) return nothing;
    const late = new AbortController();
    const answer = sendRequest<R | null>(method, params);
    // A client that ends, or that fails at this, has no such file.
    const known = answer.catch(() => null);
    const given = await Promise.race([known, sleep(longest, null, { signal: late.signal, ref: false })]);
    late.abort();
    return given ?? nothing;
  };
  return {
    read: (path) =>
      ask<string | undefined>(
        requests.readFile,
        { uri: uriOf(path), largest: largestFile } satisfies FileParams,
        undefined,
      ),
    entries: (folder) =>
      ask<readonly FolderEntry[]>(requests.readFolder, { uri: uriOf(folder) } satisfies FolderParams, []),
  };
}
