import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Diagnostic, Location, WorkspaceEdit } from 'vscode-languageserver-protocol';
import {
  requests,
  type FileParams,
  type FolderEntry,
  type FolderParams,
} from '../../src/protocol/requests.ts';
import { backstage, secretNamed } from '../support/hubFiles.ts';
import { likeVsCode, startLanguageClient, type LanguageClient } from '../support/languageClient.ts';

const root = 'memfs://server/my%20repository';

/** Texts by their paths below the root. */
let files: Map<string, string>;
/** Until when a file is not answered for, by its path. */
let held: Map<string, Promise<void>>;
/** Paths of the files that were asked for. */
let asked: string[];
let client: LanguageClient;
beforeEach(async () => {
  files = new Map();
  held = new Map();
  asked = [];
  client = await startLanguageClient(undefined, {}, root, {
    ...likeVsCode,
    initializationOptions: { readsFiles: true },
  });
  const below = (uri: string): string => decodeURIComponent(uri.slice(root.length + 1));
  client.connection.onRequest(requests.readFile, async ({ uri }: FileParams) => {
    asked.push(below(uri));
    await held.get(below(uri));
    return (uri.startsWith(`${root}/`) && files.get(below(uri))) || null;
  });
  client.connection.onRequest(requests.readFolder, ({ uri }: FolderParams): readonly FolderEntry[] => {
    const folder = uri === root ? '' : `${below(uri)}/`;
    const steps = [...files.keys()].flatMap((path) =>
      path.startsWith(folder) ? [path.slice(folder.length)] : [],
    );
    const folders = new Set(steps.flatMap((path) => (path.includes('/') ? (path.split('/')[0] ?? []) : [])));
    return [
      ...[...folders].map((name) => ({ name, kind: 'folder' as const })),
      ...steps.filter((path) => !path.includes('/')).map((name) => ({ name, kind: 'file' as const })),
    ];
  });
});
afterEach(async () => {
  const { stderr } = await client.stop();
  expect(stderr).toBe('');
});

const uriOf = (path: string): string => `${root}/${encodeURIComponent(path).replaceAll('%2F', '/')}`;
const codes = (diagnostics: readonly Diagnostic[]): readonly unknown[] => diagnostics.map(({ code }) => code);
const misses = (found: readonly Diagnostic[]): boolean => codes(found).includes('cr-reference-missing');

test('files that only the editor can read are read through it, and count', async () => {
  files.set('the hub.yaml', backstage);
  files.set('deep/secret.yaml', secretNamed('hub-secrets'));
  files.set('.gitignore', 'left/\n');
  files.set('left/other.yaml', secretNamed('hub-secrets'));
  const uri = uriOf('the hub.yaml');
  await client.open(uri, backstage);
  const place = client.place(uri, backstage.replace('hub-secrets', 'hub-s<|>ecrets'));
  const made = await client.connection.sendRequest<Location[]>('textDocument/definition', place);
  expect(made.map((one) => one.uri)).toEqual([uriOf('deep/secret.yaml')]);
  const used = await client.connection.sendRequest<Location[]>('textDocument/references', {
    ...place,
    context: { includeDeclaration: true },
  });
  expect(new Set(used.map((one) => one.uri))).toEqual(new Set([uri, uriOf('deep/secret.yaml')]));
  const renamed = await client.connection.sendRequest<WorkspaceEdit>('textDocument/rename', {
    ...place,
    newName: 'hub-tokens',
  });
  expect(Object.keys(renamed.changes ?? {}).toSorted()).toEqual([uriOf('deep/secret.yaml'), uri]);
});

test('rules about several files hold there, as the files change', async () => {
  files.set('hub.yaml', backstage);
  files.set('secret.yaml', secretNamed('hub-secret'));
  const uri = uriOf('hub.yaml');
  const wrong = client.nextDiagnostics(uri, misses);
  await client.open(uri, backstage);
  expect(codes(await wrong)).toEqual(['cr-reference-missing']);
  const right = client.nextDiagnostics(uri, (found) => !misses(found));
  files.set('secret.yaml', secretNamed('hub-secrets'));
  await client.connection.sendNotification('workspace/didChangeWatchedFiles', {
    changes: [{ uri: uriOf('secret.yaml'), type: 2 }],
  });
  expect(await right).toEqual([]);
});

test('a target file there says what a file is judged for', async () => {
  const target = 'name: dev\n    release: "1.9"\n    backstage: {name: hub, namespace: rhdh}';
  files.set('.rhdh-orchestrator.yaml', `version: 1\ntargets:\n  - ${target}\n`);
  files.set('deep/hub.yaml', backstage);
  const uri = uriOf('deep/hub.yaml');
  await client.open(uri, backstage);
  expect(await client.connection.sendRequest(requests.judgedBy, { uri })).toMatchObject({
    target: 'dev',
    targetFile: { uri: uriOf('.rhdh-orchestrator.yaml') },
  });
});

test('what was judged before a target file was there is not said after it was', async () => {
  const text = `# rhdh-orchestrator: target=dev\n${backstage}`;
  files.set('deep/hub.yaml', text);
  const uri = uriOf('deep/hub.yaml');
  const slow = Promise.withResolvers<void>();
  held.set('.rhdh-orchestrator.yaml', slow.promise);
  const isMissed = (found: readonly Diagnostic[]): boolean => codes(found).includes('target-unknown');
  let wasSaid = false;
  void client.nextDiagnostics(uri, isMissed).then(() => (wasSaid = true));
  const right = client.nextDiagnostics(uri, (found) => !isMissed(found));
  await client.connection.sendNotification('textDocument/didOpen', {
    textDocument: { uri, languageId: 'yaml', version: 1, text },
  });
  // The nearest folder has been looked into by now, and the one above it is slow to answer.
  await expect.poll(() => asked.includes('.rhdh-orchestrator.yaml')).toBe(true);
  const target = 'name: dev\n    release: "1.9"\n    backstage: {name: hub, namespace: rhdh}';
  files.set('deep/.rhdh-orchestrator.yaml', `version: 1\ntargets:\n  - ${target}\n`);
  await client.connection.sendNotification('workspace/didChangeWatchedFiles', {
    changes: [{ uri: uriOf('deep/.rhdh-orchestrator.yaml'), type: 1 }],
  });
  await right;
  slow.resolve();
  expect(await client.connection.sendRequest(requests.judgedBy, { uri })).toMatchObject({ target: 'dev' });
  // A few answers later everything that was held up has been said.
  for (let turn = 0; turn < 10; turn++) await client.connection.sendRequest(requests.objects, { uri });
  expect(wasSaid).toBe(false);
});
