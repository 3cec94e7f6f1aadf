import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadAll } from 'js-yaml';
import { describe, expect, test } from 'vitest';

const root = join(import.meta.dirname, '../../../shared');

/** A group of tests that read below `../shared/<folder>`; skipped, with the reason in its name, where that is not there. */
export function describeWithShared(folder: string, title: string, body: () => void): void {
  if (existsSync(join(root, folder))) {
    describe(title, body);
    return;
  }
  // The body reads the folder while tests are collected, so it is not even called.
  describe.skip(`${title} (skipped: ../shared/${folder} is not here)`, () => {
    test('needs that folder', () => expect(sharedExists(folder)).toBe(true));
  });
}

/** A text below `../shared`. */
export function readShared(path: string): string {
  return readFileSync(join(root, path), 'utf8');
}

/** Names in a folder below `../shared`, sorted. */
export function listShared(path: string): readonly string[] {
  return readdirSync(join(root, path)).toSorted();
}

/** Whether a file below `../shared` exists. */
export function sharedExists(path: string): boolean {
  return existsSync(join(root, path));
}

/** The YAML documents of upstream's file, after the given words were put in place of its placeholders. */
export function upstreamDocuments(
  path: string,
  placeholders: Readonly<Record<string, string>> = {},
): readonly unknown[] {
  let text = readShared(`upstream/${path}`);
  for (const [placeholder, word] of Object.entries(placeholders)) text = text.replaceAll(placeholder, word);
  return loadAll(text).filter((document) => document !== null && document !== undefined);
}
