import { mkdtempSync, mkdirSync, rmSync, unlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Diagnostic } from 'vscode-languageserver-protocol';
import { startLanguageClient, type LanguageClient } from '../support/languageClient.ts';

const platform =
  'apiVersion: sonataflow.org/v1alpha08\nkind: SonataFlowPlatform\nmetadata:\n  name: sonataflow-platform\n';

let folder: string;
let client: LanguageClient;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'rhdh-orchestrator-'));
  client = await startLanguageClient(undefined, {}, folder);
});
afterEach(async () => {
  const { stderr } = await client.stop();
  rmSync(folder, { recursive: true });
  expect(stderr).toBe('');
});

function write(path: string, text: string): string {
  mkdirSync(join(folder, path, '..'), { recursive: true });
  writeFileSync(join(folder, path), text);
  return uriOf(path);
}

function uriOf(path: string): string {
  return pathToFileURL(join(folder, path)).href;
}

/** Tells the server of a file as an editor that watches it does. */
function changed(path: string, type: 1 | 2 | 3): Promise<void> {
  return client.connection.sendNotification('workspace/didChangeWatchedFiles', {
    changes: [{ uri: uriOf(path), type }],
  });
}

const codes = (diagnostics: readonly Diagnostic[]): readonly unknown[] => diagnostics.map(({ code }) => code);
const isTwice = (found: readonly Diagnostic[]): boolean => codes(found).includes('object-twice');
const isOnce = (found: readonly Diagnostic[]): boolean => !isTwice(found);

test('what other files say is known soon after the first document of ours, and as they change on disk', async () => {
  write('kustomization.yaml', 'resources: [a.yaml, b.yaml, ignored/c.yaml]\n');
  write('a.yaml', platform);
  write('.gitignore', 'ignored/\n');
  const uri = write('b.yaml', platform);
  const known = client.nextDiagnostics(uri, isTwice);
  await client.open(uri, platform);
  expect(codes(await known)).toEqual(['object-twice']);

  const better = client.nextDiagnostics(uri, isOnce);
  unlinkSync(join(folder, 'a.yaml'));
  await changed('a.yaml', 3);
  expect(await better).toEqual([]);

  const again = client.nextDiagnostics(uri, isTwice);
  write('ignored/c.yaml', platform);
  await changed('ignored/c.yaml', 1);
  write('a.yaml', platform);
  await changed('a.yaml', 1);
  expect((await again)[0]?.message).toContain('a.yaml');
});

test('nothing is said again of a text whose problems have stayed the same', async () => {
  const backstage = 'apiVersion: rhdh.redhat.com/v1alpha5\nkind: Backstage\nmetadata:\n  name: hub\n';
  write('kustomization.yaml', 'resources: [a.yaml, b.yaml, c.yaml, d.yaml]\n');
  write('a.yaml', platform);
  const [first, second] = [write('b.yaml', platform), write('d.yaml', backstage)];
  const known = client.nextDiagnostics(first, isTwice);
  await client.open(first, platform);
  await known;
  await client.open(second, backstage);

  const again: unknown[] = [];
  void client.nextDiagnostics(first, (found) => again.push(codes(found)) === 0);
  const other = client.nextDiagnostics(second, isTwice);
  write('c.yaml', backstage);
  await changed('c.yaml', 1);
  // Both are judged anew, in the order in which they were opened.
  expect(codes(await other)).toEqual(['object-twice']);
  expect(again).toEqual([]);
});

test('a document that is open counts as it is typed, and as on disk when it was closed', async () => {
  write('kustomization.yaml', 'resources: [a.yaml, b.yaml]\n');
  const [first, second] = [write('a.yaml', platform), write('b.yaml', platform)];
  const known = client.nextDiagnostics(second, isTwice);
  await client.open(second, platform);
  await known;

  const better = client.nextDiagnostics(second, isOnce);
  await client.open(first, platform.replace('name: sonataflow-platform', 'name: other'));
  // Two of them in one namespace are another mistake.
  expect(codes(await better)).toEqual(['sfp-second']);

  const again = client.nextDiagnostics(second, isTwice);
  await client.close(first);
  expect(codes(await again)).toEqual(['object-twice']);
});

/** Tells the server that settings have changed, and that these parts of the workspace are not shown. */
async function exclude(globs: Readonly<Record<string, boolean>>): Promise<void> {
  client.connection.onRequest(
    'workspace/configuration',
    ({ items }: { items: readonly { readonly section?: string }[] }) =>
      items.map(({ section }) => (section === 'files' ? { exclude: globs } : {})),
  );
  await client.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
}

test('what git and the editor leave out counts at once, and no longer when they do not', async () => {
  write('kustomization.yaml', 'resources: [old/a.yaml, z.yaml]\n');
  write('old/a.yaml', platform);
  const uri = write('z.yaml', platform);
  const known = client.nextDiagnostics(uri, isTwice);
  await client.open(uri, platform);
  await known;

  const better = client.nextDiagnostics(uri, isOnce);
  write('.gitignore', 'old/\n');
  await changed('.gitignore', 1);
  expect(await better).toEqual([]);
  const again = client.nextDiagnostics(uri, isTwice);
  unlinkSync(join(folder, '.gitignore'));
  await changed('.gitignore', 3);
  await again;

  const hidden = client.nextDiagnostics(uri, isOnce);
  await exclude({ '**/old': true });
  await hidden;
  const shown = client.nextDiagnostics(uri, isTwice);
  await exclude({});
  await shown;
});

test('a folder that is added to the workspace counts, until it is removed', async () => {
  const other = `${folder}-other`;
  mkdirSync(other);
  writeFileSync(join(other, 'a.yaml'), platform);
  writeFileSync(join(other, 'kustomization.yaml'), `resources: [a.yaml, ${join(folder, 'b.yaml')}]\n`);
  const uri = write('b.yaml', platform);
  expect(await client.open(uri, platform)).toEqual([]);
  const there = { uri: pathToFileURL(other).href, name: 'other' };
  const change = (added: readonly object[], removed: readonly object[]): Promise<void> =>
    client.connection.sendNotification('workspace/didChangeWorkspaceFolders', { event: { added, removed } });

  const known = client.nextDiagnostics(uri, isTwice);
  await change([there], []);
  await known;
  const better = client.nextDiagnostics(uri, isOnce);
  await change([], [there]);
  expect(await better).toEqual([]);
  rmSync(other, { recursive: true });
});
