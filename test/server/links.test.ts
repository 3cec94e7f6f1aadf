import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { DocumentLink } from 'vscode-languageserver-protocol';
import { startLanguageClient, type LanguageClient } from '../support/languageClient.ts';

let folder: string;
let client: LanguageClient;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'rhdh-orchestrator-'));
  mkdirSync(join(folder, 'deep'));
  client = await startLanguageClient(undefined, {}, folder);
});
afterAll(async () => {
  const { stderr } = await client.stop();
  rmSync(folder, { recursive: true });
  expect(stderr).toBe('');
});

function write(path: string, text: string): string {
  writeFileSync(join(folder, path), text);
  return pathToFileURL(join(folder, path)).href;
}

test('names of files and of the target lead to where they are', async () => {
  const target = write(
    '.rhdh-orchestrator.yaml',
    'version: 1\ntargets:\n  - name: broken\n  - release: "1.10"\n    name: dev\n    backstage: {name: hub, namespace: rhdh}\n',
  );
  const more = write('deep/more.yaml', 'plugins: []\n');
  const text = `# rhdh-orchestrator: target=dev
apiVersion: v1
kind: ConfigMap
metadata: {name: x}
data:
  dynamic-plugins.yaml: |
    includes:
      - dynamic-plugins.default.yaml
      - more.yaml
    plugins: []
`;
  const uri = write('plugins.yaml', text);
  await client.open(uri, text);
  const links: readonly DocumentLink[] = await client.connection.sendRequest('textDocument/documentLink', {
    textDocument: { uri },
  });
  expect(links).toMatchObject([
    { target: `${target}#L5`, range: { start: { line: 0, character: 28 }, end: { line: 0, character: 31 } } },
    { target: more, range: { start: { line: 8, character: 8 }, end: { line: 8, character: 17 } } },
  ]);
});

test('files of others have none', async () => {
  const text = '# rhdh-orchestrator: target=dev\nkind: Service\napiVersion: v1\nincludes: [more.yaml]\n';
  const uri = write('service.yaml', text);
  await client.open(uri, text);
  expect(await client.connection.sendRequest('textDocument/documentLink', { textDocument: { uri } })).toEqual(
    [],
  );
});
