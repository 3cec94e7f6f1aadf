import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** Where codes are explained to people. */
export interface Docs {
  /** A file with the line of the explanation, as VS Code and others open it: `file:///…/rules.md#L12`. */
  readonly linkFor: (code: string) => string | undefined;
}

/** Looks the codes up in `rules.md`, which is packed beside the bundles. Without it there are no links. */
export async function readDocs(folder: string): Promise<Docs> {
  const path = join(folder, 'rules.md');
  // A build without its documentation still judges files.
  const text = await readFile(path, 'utf8').catch(() => '');
  const { href } = pathToFileURL(path);
  const lines = lineOfCodes(text);
  return {
    linkFor(code) {
      const line = lines.get(code);
      return line === undefined ? undefined : `${href}#L${line}`;
    },
  };
}

/** Codes have a heading each; those of the target file share a paragraph. */
function lineOfCodes(text: string): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  const lines = text.split('\n');
  for (const pattern of [/^### (\S+)$/g, /`(target-[a-z-]+)`/g]) {
    for (const [index, line] of lines.entries()) {
      for (const [, code = ''] of line.matchAll(pattern)) if (!found.has(code)) found.set(code, index + 1);
    }
  }
  return found;
}
