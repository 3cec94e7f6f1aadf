import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { CodeAction } from 'vscode-languageserver-protocol';
import { lspCommand, startLanguageClient, type LanguageClient } from '../support/languageClient.ts';

const uri = 'untitled:repairs';
const mistaken = `apiVersion: v1
kind: ConfigMap
metadata:
  name: dynamic-plugins-hub
  namespace: {{backstage-ns}}
data:
  dynamic-plugins.yaml: |
    # é 😀
    plugins:
      - package: @scope/one
        integrity: sha512-${'A'.repeat(86)}==
        disabledd: false
      - package: oci://a/b:1
---
apiVersion: rhdh.redhat.com/v1alpha5
kind: Backstage
metadata:
  name: hub
  namespace: rhdh
spec:
  application:
    dynamicPluginsConfigMapName: dynamic-plugins-hub
`;
const mended = mistaken
  .replace('{{backstage-ns}}', 'rhdh')
  .replace('@scope/one', '"@scope/one"')
  .replace('disabledd', 'disabled');

let client: LanguageClient;
beforeAll(async () => {
  client = await startLanguageClient();
});
afterAll(() => client.stop());

async function actions(only?: readonly string[]): Promise<readonly CodeAction[]> {
  const start = { line: 0, character: 0 };
  return client.connection.sendRequest('textDocument/codeAction', {
    textDocument: { uri },
    range: { start, end: { line: 20, character: 0 } },
    context: { diagnostics: [], ...(only === undefined ? {} : { only }) },
  });
}

describe('all repairs of a file in one action', () => {
  test.each([
    ['with LF', mistaken, mended],
    ['with CRLF', mistaken.replaceAll('\n', '\r\n'), mended.replaceAll('\n', '\r\n')],
  ])('%s: its edits touch what is mended only, and nothing is left to mend', async (_, text, wanted) => {
    await client.open(uri, text);
    const [all, ...others] = await actions(['source.fixAll']);
    expect(others).toEqual([]);
    expect(all).toMatchObject({ kind: 'source.fixAll.rhdhOrchestrator' });
    const edits = all?.edit?.changes?.[uri] ?? [];
    expect(edits.length).toBeGreaterThan(2);
    expect(TextDocument.applyEdits(TextDocument.create(uri, 'yaml', 1, text), edits)).toBe(wanted);
    expect(await client.change(uri, wanted)).toEqual([]);
    expect(await actions(['source.fixAll'])).toEqual([]);
    await client.close(uri);
  });

  test('is offered to who asks for it, not beside a line', async () => {
    await client.open(uri, mistaken);
    const kinds = async (only?: readonly string[]): Promise<unknown> => [
      ...new Set((await actions(only)).map(({ kind }) => kind)),
    ];
    expect(await kinds()).toEqual(['quickfix']);
    expect(await kinds(['quickfix'])).toEqual(['quickfix']);
    expect(await kinds(['source'])).toEqual(['source.fixAll.rhdhOrchestrator']);
    expect(await kinds(['source.fixAll.rhdhOrchestrator'])).toEqual(['source.fixAll.rhdhOrchestrator']);
    expect(await kinds(['source.organizeImports'])).toEqual([]);
    expect(await kinds(['source.fixAll.other'])).toEqual([]);
    await client.close(uri);
  });
});

test.each([
  ['started alone', undefined],
  ['started through the command line', lspCommand],
])('each problem links to the line that explains it: %s', async (_, command) => {
  const other = await startLanguageClient(command);
  const found = await other.open(uri, `${mistaken}# rhdh-orchestrator-disable-line nonsense\n`);
  expect(found.length).toBeGreaterThan(3);
  for (const { code, codeDescription } of found) {
    const { href = '' } = codeDescription ?? {};
    const { hash, pathname } = new URL(href);
    const lines = (await readFile(decodeURIComponent(pathname), 'utf8')).split('\n');
    expect(lines[Number(hash.slice('#L'.length)) - 1]).toBe(`### ${code}`);
  }
  await other.stop();
});

test('a problem of the target file links to where its code is named', async () => {
  const target = 'file:///nowhere/.rhdh-orchestrator.yaml';
  const found = await client.open(target, 'version: 2\n');
  const problem = found.find(({ code }) => code === 'target-version');
  const { hash, pathname } = new URL(problem?.codeDescription?.href ?? '');
  const lines = (await readFile(decodeURIComponent(pathname), 'utf8')).split('\n');
  expect(lines[Number(hash.slice('#L'.length)) - 1]).toContain('`target-version`');
});
