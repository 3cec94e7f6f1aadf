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
let client: LanguageClient;
beforeEach(async () => {
  files = new Map();
  client = await startLanguageClient(undefined, {}, root, {
    ...likeVsCode,
    initializationOptions: { readsFiles: true },
  });
  const below = (uri: string): string => decodeURIComponent(uri.slice(root.length + 1));
  client.connection.onRequest(
    requests.readFile,
    ({ uri }: FileParams) => (uri.startsWith(`${root}/`) && files.get(below(uri))) || null,
  );
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
  const asked = client.place(uri, backstage.replace('hub-secrets', 'hub-s<|>ecrets'));
  const made = await client.connection.sendRequest<Location[]>('textDocument/definition', asked);
  expect(made.map((one) => one.uri)).toEqual([uriOf('deep/secret.yaml')]);
  const used = await client.connection.sendRequest<Location[]>('textDocument/references', {
    ...asked,
    context: { includeDeclaration: true },
  });
  expect(new Set(used.map((one) => one.uri))).toEqual(new Set([uri, uriOf('deep/secret.yaml')]));
  const renamed = await client.connection.sendRequest<WorkspaceEdit>('textDocument/rename', {
    ...asked,
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
