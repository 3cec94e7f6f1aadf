import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type {
  DocumentHighlight,
  Location,
  TextDocumentEdit,
  WorkspaceEdit,
} from 'vscode-languageserver-protocol';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { startLanguageClient, type LanguageClient } from '../support/languageClient.ts';

const texts = {
  'backstage.yaml': `apiVersion: rhdh.redhat.com/v1alpha5
kind: Backstage
metadata:
  name: hub
  namespace: rhdh
spec:
  application:
    dynamicPluginsConfigMapName: hub-dynamic-plugins
    extraEnvs:
      secrets:
        - name: env
`,
  'secrets.yaml': `apiVersion: v1
kind: Secret
metadata:
  name: env
  namespace: rhdh
---
apiVersion: v1
kind: Secret
metadata:
  name: others
`,
  'plugins.yaml': `apiVersion: v1
kind: ConfigMap
metadata:
  name: hub-dynamic-plugins
  namespace: rhdh
data:
  dynamic-plugins.yaml: |
    includes:
      - dynamic-plugins.default.yaml
    plugins:
      - package: ./dynamic-plugins/dist/a
        disabled: false
        pluginConfig:
          orchestrator:
            dataIndexService:
              url: http://sonataflow-platform-data-index-service.rhdh
`,
  'platform.yaml': `apiVersion: sonataflow.org/v1alpha08
kind: SonataFlowPlatform
metadata:
  name: sonataflow-platform
  namespace: rhdh
spec:
  services:
    dataIndex:
      persistence:
        postgresql:
          secretRef:
            name: backstage-psql-secret-hub
          serviceRef:
            name: backstage-psql-hub
            namespace: rhdh
`,
};

let folder: string;
let client: LanguageClient;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'rhdh-orchestrator-'));
  for (const [path, text] of Object.entries(texts)) writeFileSync(join(folder, path), text);
  client = await startLanguageClient(undefined, {}, folder);
  // What the platform says is read from disk.
  await client.open(uriOf('backstage.yaml'), texts['backstage.yaml']);
  await client.open(uriOf('plugins.yaml'), texts['plugins.yaml']);
  // Nothing is told of a file of others, so nothing is to be waited for.
  await client.connection.sendNotification('textDocument/didOpen', {
    textDocument: { uri: uriOf('secrets.yaml'), languageId: 'yaml', version: 1, text: texts['secrets.yaml'] },
  });
});
afterAll(async () => {
  const { stderr } = await client.stop();
  rmSync(folder, { recursive: true });
  expect(stderr).toBe('');
});

type Name = keyof typeof texts;

function uriOf(path: Name): string {
  return pathToFileURL(join(folder, path)).href;
}

/** Asks at the place behind `mark` in a file. */
function ask<T>(method: string, path: Name, mark: string, more: object = {}): Promise<T> {
  const marked = texts[path].replace(mark, `${mark}<|>`);
  return client.connection.sendRequest(`textDocument/${method}`, {
    ...client.place(uriOf(path), marked),
    ...more,
  });
}

function shown(locations: readonly Location[]): readonly string[] {
  return locations.map(({ uri, range }) => {
    const path = uri.slice(uri.lastIndexOf('/') + 1) as Name;
    const document = TextDocument.create(uri, 'yaml', 1, texts[path]);
    return `${path}:${range.start.line + 1} ${document.getText(range)}`;
  });
}

test('definition: in the other file, and of what an operator makes', async () => {
  expect(shown(await ask('definition', 'backstage.yaml', 'hub-dyn'))).toEqual([
    'plugins.yaml:4 hub-dynamic-plugins',
  ]);
  expect(shown(await ask('definition', 'plugins.yaml', '//sonata'))).toEqual([
    'platform.yaml:4 sonataflow-platform',
  ]);
  expect(await ask('definition', 'plugins.yaml', 'kind: Con')).toEqual([]);
});

test('references: all that was derived from a Backstage name', async () => {
  const context = { includeDeclaration: false };
  expect(shown(await ask('references', 'backstage.yaml', 'name: hu', { context })).toSorted()).toEqual([
    'backstage.yaml:8 hub-dynamic-plugins',
    'platform.yaml:12 backstage-psql-secret-hub',
    'platform.yaml:14 backstage-psql-hub',
  ]);
});

test('highlight: the same name in the file, inside the block too', async () => {
  const found = await ask<DocumentHighlight[]>('documentHighlight', 'plugins.yaml', 'namespace: rh');
  expect(found.map(({ range }) => range.start.line + 1)).toEqual([5, 16]);
});

test('rename: one change of all files that says what it means and asks', async () => {
  expect(await ask('prepareRename', 'backstage.yaml', 'name: hu')).toMatchObject({ placeholder: 'hub' });
  const edit = await ask<WorkspaceEdit>('rename', 'backstage.yaml', 'name: hu', { newName: 'dev' });
  const [annotation] = Object.values(edit.changeAnnotations ?? {});
  expect(annotation).toMatchObject({ needsConfirmation: true });
  expect(annotation?.description).toMatch(/new instance with a database of its own, which is empty/);
  const after = (edit.documentChanges as TextDocumentEdit[]).map(({ textDocument: { uri }, edits }) => {
    const path = uri.slice(uri.lastIndexOf('/') + 1) as Name;
    const document = TextDocument.create(uri, 'yaml', 1, texts[path]);
    return [path, TextDocument.applyEdits(document, edits as never) === texts[path].replaceAll('hub', 'dev')];
  });
  expect(Object.fromEntries(after)).toEqual({
    'backstage.yaml': true,
    'plugins.yaml': true,
    'platform.yaml': true,
  });
});

test('rename: in a file of others only what one of ours counts on', async () => {
  expect(await ask('prepareRename', 'secrets.yaml', 'name: en')).toMatchObject({ placeholder: 'env' });
  const { changes = {} } = await ask<WorkspaceEdit>('rename', 'secrets.yaml', 'name: en', { newName: 'x' });
  expect(Object.keys(changes).toSorted()).toEqual([uriOf('backstage.yaml'), uriOf('secrets.yaml')]);
  expect(await ask('prepareRename', 'secrets.yaml', 'name: oth')).toBeNull();
});

test('rename: a name that is not ours to give, and one that cannot be', async () => {
  await expect(ask('prepareRename', 'backstage.yaml', 'namespace: rh')).rejects.toThrow(/not named by/);
  await expect(ask('rename', 'backstage.yaml', 'name: hu', { newName: 'A' })).rejects.toThrow(/lower-case/);
});
