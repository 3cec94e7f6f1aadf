import { mkdirSync, mkdtempSync, rmSync, unlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Diagnostic } from 'vscode-languageserver-protocol';
import { startLanguageClient, type LanguageClient } from '../support/languageClient.ts';

const list = (packageName: string): string => `plugins:\n  - package: ${packageName}\n    disabled: false\n`;
const mistaken = list('@scope/a');
const platform = (field: string): string =>
  `apiVersion: sonataflow.org/v1alpha08\nkind: SonataFlowPlatform\nmetadata: {name: sonataflow-platform}\nspec:\n  ${field}: {}\n`;

let folder: string;
let client: LanguageClient;
let settings: Record<string, unknown>;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'rhdh-orchestrator-'));
  settings = { diagnostics: 'workspace' };
  client = await startLanguageClient(undefined, settings, folder);
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

async function changed(path: string, type: 1 | 2 | 3): Promise<void> {
  await client.connection.sendNotification('workspace/didChangeWatchedFiles', {
    changes: [{ uri: uriOf(path), type }],
  });
}

const codes = (found: readonly Diagnostic[]): readonly unknown[] => found.map(({ code }) => code);
const some = (found: readonly Diagnostic[]): boolean => found.length > 0;

/** Opens a file of ours: before that nothing is read. */
async function begin(): Promise<void> {
  const uri = write('open.yaml', platform('services'));
  await client.open(uri, platform('services'));
}

test('problems of all files of ours are said, with their places, as they change on disk', async () => {
  const [one, deep] = [write('dynamic-plugins.yaml', mistaken), write('deep/b.yaml', platform('servicess'))];
  write('other.yaml', 'kind: Service\napiVersion: v1\nspec: {a: 1, a: 2}\n');
  write('.gitignore', 'ignored/\n');
  const unwanted: string[] = [];
  for (const uri of [uriOf('other.yaml'), write('ignored/dynamic-plugins.yaml', mistaken)]) {
    void client.nextDiagnostics(uri).then(() => unwanted.push(uri));
  }
  const [first, second] = [client.nextDiagnostics(one, some), client.nextDiagnostics(deep, some)];
  await begin();
  expect(await first).toMatchObject([{ code: 'dp-unquoted-at', range: { start: { line: 1 } } }]);
  expect(codes(await second)).toContain('schema-unknown-field');

  const better = client.nextDiagnostics(one);
  write('dynamic-plugins.yaml', list('"@scope/a"'));
  await changed('dynamic-plugins.yaml', 2);
  expect(codes(await better)).not.toContain('dp-unquoted-at');

  const gone = client.nextDiagnostics(deep);
  unlinkSync(join(folder, 'deep/b.yaml'));
  await changed('deep/b.yaml', 3);
  expect(await gone).toEqual([]);

  const made = client.nextDiagnostics(uriOf('new/dynamic-plugins.yaml'));
  write('new/dynamic-plugins.yaml', mistaken);
  await changed('new/dynamic-plugins.yaml', 1);
  expect(codes(await made)).toEqual(['dp-unquoted-at']);
  expect(unwanted).toEqual([]);
});

test('what is typed counts while a file is open, and what is on disk when it was closed', async () => {
  const uri = write('dynamic-plugins.yaml', mistaken);
  const first = client.nextDiagnostics(uri, some);
  await begin();
  await first;
  expect(codes(await client.open(uri, list('oci://a/b:1!b')))).not.toContain('dp-unquoted-at');
  const again = client.nextDiagnostics(uri, (found) => codes(found).includes('dp-unquoted-at'));
  await client.close(uri);
  expect(codes(await again)).toEqual(['dp-unquoted-at']);
});

test('what one file says to others is told of those that are not open, too', async () => {
  write('kustomization.yaml', 'resources: [open.yaml, z.yaml]\n');
  const other = write('z.yaml', platform('services'));
  const twice = client.nextDiagnostics(other, some);
  await begin();
  expect(codes(await twice)).toEqual(['object-twice']);
  const better = client.nextDiagnostics(other, (found) => !codes(found).includes('object-twice'));
  await client.change(uriOf('open.yaml'), platform('services').replace('sonataflow-platform', 'x'));
  // Two of them in one namespace are another mistake.
  expect(codes(await better)).toEqual(['sfp-second']);
});

test('all are withdrawn when the setting goes back, and said again when it returns', async () => {
  const uri = write('dynamic-plugins.yaml', mistaken);
  const first = client.nextDiagnostics(uri, some);
  await begin();
  await first;
  const withdrawn = client.nextDiagnostics(uri);
  settings['diagnostics'] = 'openFiles';
  await client.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
  expect(await withdrawn).toEqual([]);
  const again = client.nextDiagnostics(uri);
  settings['diagnostics'] = 'workspace';
  await client.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
  expect(codes(await again)).toEqual(['dp-unquoted-at']);
});

test('the target file decides for files that are not open, too', async () => {
  const uri = write(
    'dynamic-plugins.yaml',
    'plugins:\n  - package: "oci://a/b:1!b"\n  - package: "oci://a/b:2!b"\n',
  );
  const error = client.nextDiagnostics(uri, some);
  await begin();
  expect(await error).toMatchObject([{ code: 'dp-duplicate' }]);
  const milder = client.nextDiagnostics(uri, ([found]) => found?.severity === 2);
  write(
    '.rhdh-orchestrator.yaml',
    'version: 1\ntargets:\n  - {name: a, release: "1.8", backstage: {name: hub, namespace: rhdh}}\n',
  );
  await changed('.rhdh-orchestrator.yaml', 1);
  expect(await milder).toMatchObject([{ code: 'dp-duplicate' }]);
});
