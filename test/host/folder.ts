import { strict as assert } from 'node:assert';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { workspace } from 'vscode';

/** Absolute path of the workspace folder, or of something in it. */
export function place(...path: readonly string[]): string {
  const folder = workspace.workspaceFolders?.[0]?.uri.fsPath;
  assert.ok(folder, 'no folder is open');
  return join(folder, ...path);
}

export function read(path: string): string {
  return readFileSync(place(path), 'utf8');
}

export function write(path: string, text: string): void {
  mkdirSync(dirname(place(path)), { recursive: true });
  writeFileSync(place(path), text);
}

/** Text of each file below a folder, by its path in it. */
export function texts(folder = ''): ReadonlyMap<string, string> {
  const files = readdirSync(place(folder), { recursive: true, withFileTypes: true });
  const paths = files.filter((file) => file.isFile()).map((file) => join(file.parentPath, file.name));
  return new Map(
    paths.toSorted().map((path) => [path.slice(place(folder).length + 1), readFileSync(path, 'utf8')]),
  );
}

/** Leaves nothing in the workspace folder. */
export function clear(): void {
  for (const name of readdirSync(place())) rmSync(place(name), { recursive: true });
}

/** Leaves nothing in the workspace folder but an empty git repository. */
export function empty(): void {
  clear();
  mkdirSync(place('.git'));
}
