import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, expect, test } from 'vitest';
import type { CodeAction } from 'vscode-languageserver-protocol';
import { commands } from '../../src/protocol/names.ts';
import { likeVsCode, startLanguageClient, type LanguageClient } from '../support/languageClient.ts';

const configMap = (name: string): string =>
  `---\napiVersion: v1\nkind: ConfigMap\nmetadata: {name: ${name}, namespace: rhdh}\ndata: {a.yaml: ''}\n`;
const text = `apiVersion: rhdh.redhat.com/v1alpha5
kind: Backstage
metadata: {name: hub, namespace: rhdh}
spec:
  application:
    appConfig: {configMaps: [{name: one}, {name: two}, {name: hub-app-config}]}
${configMap('one')}${configMap('two')}`;
const uri = 'untitled:scaffolding';

let client: LanguageClient | undefined;
afterEach(() => client?.stop());

/** What is offered for the ConfigMap that no file makes, to a client that introduces itself like this. */
async function offered(traits?: object): Promise<readonly CodeAction[]> {
  client = await startLanguageClient(undefined, {}, undefined, {
    ...likeVsCode,
    initializationOptions: traits,
  });
  const found = await client.open(uri, text);
  const missing = found.find(({ code }) => code === 'cr-reference-missing');
  if (missing === undefined) throw new Error(`cr-reference-missing was expected: ${JSON.stringify(found)}`);
  return client.codeActions(uri, missing);
}

test('what is missing and a template writes can be scaffolded by who has the command', async () => {
  const [create] = await offered({ runsCommands: true });
  expect(create).toMatchObject({
    title: 'Scaffold the ConfigMap "hub-app-config"…',
    kind: 'quickfix',
    command: {
      command: commands.scaffoldBackstage,
      arguments: [{ backstage: '', name: 'hub', namespace: 'rhdh' }],
    },
  });
  expect(create?.edit).toBeUndefined();
});

test('so can what a name counts on where nothing is said of it, unless a file makes it', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'rhdh-orchestrator-'));
  client = await startLanguageClient(undefined, {}, folder, {
    ...likeVsCode,
    initializationOptions: { runsCommands: true },
  });
  const object = `apiVersion: rhdh.redhat.com/v1alpha5
kind: Backstage
metadata: {name: hub, namespace: rhdh}
spec:
  application:
    dynamicPluginsConfigMapName: hub-dynamic-plugins
    extraEnvs: {secrets: [{name: hub-backend-auth}, {name: mine}]}
`;
  writeFileSync(
    join(folder, 'list.yaml'),
    'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: hub-dynamic-plugins, namespace: rhdh}\ndata: {a: b}\n',
  );
  const at = pathToFileURL(join(folder, 'hub.yaml')).href;
  await client.open(at, object);
  // Answered when all files were read.
  await client.connection.sendRequest(
    'textDocument/definition',
    client.place(at, object.replace('mine', 'mine<|>')),
  );
  const titles = async (name: string): Promise<readonly string[]> => {
    const { position } = client?.place(at, object.replace(name, `${name}<|>`)) ?? {};
    const actions = await client?.connection.sendRequest<CodeAction[]>('textDocument/codeAction', {
      textDocument: { uri: at },
      range: { start: position, end: position },
      context: { diagnostics: [] },
    });
    return (actions ?? []).flatMap(({ title, command }) => (command === undefined ? [] : [title]));
  };
  expect(await titles('hub-backend-auth')).toEqual(['Scaffold the Secret "hub-backend-auth"…']);
  expect(await titles('hub-dynamic-plugins')).toEqual([]);
  expect(await titles('mine')).toEqual([]);
  rmSync(folder, { recursive: true });
});

test('another editor is offered no command that it does not have', async () => {
  const actions = await offered();
  expect(actions.length).toBeGreaterThan(0);
  expect(actions.filter(({ command }) => command !== undefined)).toEqual([]);
});
