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

test('another editor is offered no command that it does not have', async () => {
  const actions = await offered();
  expect(actions.length).toBeGreaterThan(0);
  expect(actions.filter(({ command }) => command !== undefined)).toEqual([]);
});
