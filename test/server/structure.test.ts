import { afterAll, beforeAll, expect, test } from 'vitest';
import type { DocumentSymbol, FoldingRange } from 'vscode-languageserver-protocol';
import { startLanguageClient, type LanguageClient } from '../support/languageClient.ts';

const configMap = `apiVersion: v1
kind: ConfigMap
metadata:
  name: x
data:
  dynamic-plugins.yaml: |
    plugins:
      - package: ./a
        disabled: true
`;

let client: LanguageClient;
beforeAll(async () => {
  client = await startLanguageClient();
});
afterAll(async () => {
  expect((await client.stop()).stderr).toBe('');
});

function ask<Result>(method: string, uri: string): Promise<Result> {
  return client.connection.sendRequest(`textDocument/${method}`, { textDocument: { uri } });
}

test('the outline shows what is inside the block, where it stands in the file', async () => {
  await client.open('untitled:list', configMap);
  const [object] = await ask<readonly DocumentSymbol[]>('documentSymbol', 'untitled:list');
  expect(object).toMatchObject({ name: 'ConfigMap', detail: 'x' });
  const text = object?.children?.find(({ name }) => name === 'data')?.children?.[0];
  const entry = text?.children?.[0]?.children?.[0];
  expect(entry).toMatchObject({ name: './a', range: { start: { line: 7, character: 8 } } });
});

test('lists inside the block are folded', async () => {
  const folds = await ask<readonly FoldingRange[]>('foldingRange', 'untitled:list');
  expect(folds).toContainEqual({ startLine: 6, endLine: 8, kind: 'region' });
});

test('files of others have neither: their editor folds them as ever', async () => {
  await client.open('untitled:other', 'apiVersion: v1\nkind: Service\nspec:\n  a:\n    b: 1\n');
  expect(await ask('documentSymbol', 'untitled:other')).toBeNull();
  expect(await ask('foldingRange', 'untitled:other')).toBeNull();
  expect(await ask('documentSymbol', 'untitled:nobody')).toBeNull();
});

test('packages come with what belongs to them, and whole objects take the lines that were typed', async () => {
  const marked = configMap.replace('./a', '<|>').replace('        disabled: true\n', '');
  await client.change('untitled:list', marked.replace('<|>', ''));
  const packages = await client.completion('untitled:list', marked);
  expect(packages[0]?.label).toMatch(/orchestrator/);
  expect(packages[0]?.textEdit?.newText).toMatch(/^"oci:.*"\n {2}(?:disabled: false|enabled: true)/);
  const typed = 'apiVersion: sonataflow.org/v1alpha08\n<|>';
  await client.change('untitled:list', typed.replace('<|>', ''));
  const [whole] = await client.completion('untitled:list', typed);
  expect(whole).toMatchObject({
    label: 'SonataFlowPlatform for developer-hub',
    additionalTextEdits: [{ newText: '', range: { start: { line: 0 }, end: { line: 1 } } }],
  });
});
