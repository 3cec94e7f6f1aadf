import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { CodeAction, Diagnostic } from 'vscode-languageserver-protocol';
import { startLanguageClient, type LanguageClient } from '../support/languageClient.ts';

const platform = `apiVersion: sonataflow.org/v1alpha08
kind: SonataFlowPlatform
metadata:
  name: sonataflow-platform
spec:
  services:
    dataIndexx: {}
---
apiVersion: rhdh.redhat.com/v1alpha5
kind: Backstage
metadata:
  name: hub
  namespace: rhdh
`;
const configMap = `apiVersion: v1
kind: ConfigMap
metadata:
  name: 😀
  namespace: {{backstage-ns}}
data:
  dynamic-plugins.yaml: |
    plugins:
      - package: oci://a/b:1
        disabled: false
      - package: oci://a/b:2
        disabled: false
        X
---
apiVersion: rhdh.redhat.com/v1alpha5
kind: Backstage
metadata:
  name: hub
  namespace: rhdh
`;
const clean = configMap.replace('        X\n', '');

let client: LanguageClient;
beforeAll(async () => {
  client = await startLanguageClient();
});
afterAll(async () => {
  const { code, stderr } = await client.stop();
  expect(code).toBe(0);
  expect(stderr).toBe('');
});

function shown(diagnostics: readonly Diagnostic[], text: string): readonly string[] {
  const document = TextDocument.create('x:', 'yaml', 1, text);
  return diagnostics.map(({ code, severity, range }) => `${severity} ${code} ${document.getText(range)}`);
}

function applied(text: string, action: CodeAction | undefined): string {
  const edits = Object.values(action?.edit?.changes ?? {}).flat();
  return TextDocument.applyEdits(TextDocument.create('x:', 'yaml', 1, text), edits);
}

describe('problems', () => {
  test('in the outer document', async () => {
    const found = await client.open('untitled:platform', platform);
    expect(shown(found, platform)).toEqual(['1 schema-unknown-field dataIndexx']);
    expect(found[0]?.message).toContain('Did you mean "dataIndex"?');
    await client.close('untitled:platform');
  });

  test('inside the block, and gone when the mistake is', async () => {
    const found = await client.open('untitled:list', clean);
    expect(shown(found, clean)).toEqual([
      '1 placeholder-left {{backstage-ns}}',
      '1 dp-duplicate oci://a/b:2',
    ]);
    const better = clean.replace('a/b:2', 'a/c:2');
    expect(shown(await client.change('untitled:list', better), better)).toEqual([
      '1 placeholder-left {{backstage-ns}}',
    ]);
    const broken = better.replace('disabled: false', 'disabled false: [');
    expect(shown(await client.change('untitled:list', broken), broken).join()).toContain('yaml-syntax');
    await client.close('untitled:list');
  });

  test('none in files of others', async () => {
    expect(await client.open('untitled:other', 'kind: Service\napiVersion: v1\nx: @y\n')).toEqual([]);
    expect(await client.completion('untitled:other', 'kind: Service\napiVersion: v1\n<|>x: @y\n')).toEqual(
      [],
    );
    await client.close('untitled:other');
  });

  test('a file that becomes ours while it is typed', async () => {
    expect(await client.open('untitled:new', 'kind: SonataFlowPlatform\n')).toEqual([]);
    const text = 'kind: SonataFlowPlatform\napiVersion: sonataflow.org/v1alpha08\n';
    expect(shown(await client.change('untitled:new', text), text)).toEqual(['1 schema-required kind']);
    await client.close('untitled:new');
  });
});

describe('repairs', () => {
  test('inside the block and outside, every other byte stays', async () => {
    const text = clean.replaceAll('\n', '\r\n');
    const [placeholder, duplicate] = await client.open('untitled:fix', text);
    if (placeholder === undefined || duplicate === undefined) throw new Error('two problems were expected');
    const [replace, leaveOut] = await client.codeActions('untitled:fix', placeholder);
    expect(replace).toMatchObject({ isPreferred: true, title: 'Replace {{backstage-ns}} with "rhdh"' });
    expect(applied(text, replace)).toBe(text.replace('{{backstage-ns}}', 'rhdh'));
    expect(applied(text, leaveOut)).toBe(
      text.replace('{{backstage-ns}}', '{{backstage-ns}} # rhdh-orchestrator-disable-line placeholder-left'),
    );
    const [only] = await client.codeActions('untitled:fix', duplicate);
    const without = applied(text, only);
    expect(without).toBe(text.replace('a/b:2', 'a/b:2 # rhdh-orchestrator-disable-line dp-duplicate'));
    expect(shown(await client.change('untitled:fix', without), without)).toEqual([
      '1 placeholder-left {{backstage-ns}}',
    ]);
    await client.close('untitled:fix');
  });
});

describe('help', () => {
  test('fields in the outer document', async () => {
    await client.open('untitled:help', platform);
    const marked = platform.replace('    dataIndexx: {}', '    <|>');
    await client.change('untitled:help', marked.replace('<|>', ''));
    const items = await client.completion('untitled:help', marked);
    expect(items.map(({ label }) => label)).toEqual(['dataIndex', 'jobService']);
    const hover = await client.hover('untitled:help', platform.replace('  services', '  ser<|>vices'));
    expect(JSON.stringify(hover?.contents)).toContain('Orchestrator reads from');
    await client.close('untitled:help');
  });

  test('fields and values inside the block, at the place of the cursor', async () => {
    await client.open('untitled:help2', configMap.replace('X', 'pull'));
    const [item] = await client.completion('untitled:help2', configMap.replace('X', 'pull<|>'));
    expect(item?.textEdit).toMatchObject({
      range: { start: { line: 12, character: 8 }, end: { line: 12, character: 12 } },
    });
    await client.change('untitled:help2', configMap.replace('X', 'pullPolicy: '));
    const values = await client.completion('untitled:help2', configMap.replace('X', 'pullPolicy: <|>'));
    expect(values.map(({ label }) => label)).toEqual(['IfNotPresent', 'Always']);
    const hover = await client.hover('untitled:help2', clean.replace('disabled', 'dis<|>abled'));
    expect(hover?.range).toEqual({ start: { line: 9, character: 8 }, end: { line: 9, character: 16 } });
    await client.close('untitled:help2');
  });

  test('a document nobody opened', async () => {
    expect(await client.hover('untitled:nobody', '<|>a')).toBeNull();
    expect(await client.completion('untitled:nobody', '<|>a')).toEqual([]);
  });
});
