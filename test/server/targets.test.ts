import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { requests } from '../../src/protocol/requests.ts';
import { lspCommand, startLanguageClient, type LanguageClient } from '../support/languageClient.ts';

const entry = '  - package: ./dynamic-plugins/dist/backstage-plugin-techdocs\n    disabled: true\n';
const list = `plugins:\n${entry}${entry}`;
const targetFile = (release: string): string =>
  `version: 1\ntargets:\n  - name: prod\n    release: "${release}"\n    backstage: {name: hub, namespace: rhdh}\n`;

let folder: string;
let clients: LanguageClient[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'rhdh-orchestrator-'));
});
afterEach(async () => {
  for (const client of clients) await client.stop();
  clients = [];
  rmSync(folder, { recursive: true });
});

async function start(...given: Parameters<typeof startLanguageClient>): Promise<LanguageClient> {
  const client = await startLanguageClient(...given);
  clients.push(client);
  return client;
}

function uriOf(...parts: readonly string[]): string {
  return pathToFileURL(join(folder, ...parts)).href;
}

test('the target file above a file, also after it has changed on disk', async () => {
  const client = await start();
  mkdirSync(join(folder, 'deep'));
  writeFileSync(join(folder, '.rhdh-orchestrator.yaml'), targetFile('1.8'));
  const uri = uriOf('deep', 'dynamic-plugins.yaml');
  const [old] = await client.open(uri, list);
  expect(old).toMatchObject({ code: 'dp-duplicate', severity: 2 });
  expect(await client.connection.sendRequest(requests.judgedBy, { uri })).toMatchObject({
    target: 'prod',
    from: 'targetFile',
    final: true,
  });
  writeFileSync(join(folder, '.rhdh-orchestrator.yaml'), targetFile('1.10'));
  // What was said before may be said again when the files beside it have been read.
  const next = client.nextDiagnostics(uri, ([first]) => first?.severity === 1);
  await client.connection.sendNotification('workspace/didChangeWatchedFiles', { changes: [] });
  expect((await next)[0]).toMatchObject({ code: 'dp-duplicate', severity: 1 });
});

test('a target file that is open counts as it is typed, and is judged itself', async () => {
  const client = await start();
  writeFileSync(join(folder, '.rhdh-orchestrator.yaml'), targetFile('1.8'));
  const uri = uriOf('dynamic-plugins.yaml');
  expect((await client.open(uri, list))[0]).toMatchObject({ severity: 2 });
  const home = uriOf('.rhdh-orchestrator.yaml');
  await client.open(home, targetFile('1.8'));
  expect(await client.change(home, targetFile('9.9'))).toMatchObject([{ code: 'target-release' }]);
  const judgedAnew = client.nextDiagnostics(uri, ([first]) => first?.severity === 1);
  expect(await client.change(home, targetFile('1.9'))).toEqual([]);
  expect(await judgedAnew).toMatchObject([{ code: 'dp-duplicate' }]);
});

test('the settings: a release, a severity per code', async () => {
  const client = await start(undefined, {
    release: '1.8',
    severity: { 'dp-duplicate': 'hint', x: 'nonsense' },
  });
  const uri = uriOf('dynamic-plugins.yaml');
  expect(await client.open(uri, list)).toMatchObject([{ code: 'dp-duplicate', severity: 4 }]);
  expect(await client.connection.sendRequest(requests.judgedBy, { uri })).toMatchObject({ from: 'setting' });
});

test.each([
  [{ release: '9.9' }, /rhdhOrchestrator\.release counts as not set: RHDH 9\.9 is not known/],
  [
    { severity: { 'dp-duplicat': 'off' } },
    /rhdhOrchestrator\.severity names the code "dp-duplicat", which .* Did you mean "dp-duplicate"\?/,
  ],
  [
    { severity: { unheard: 'off' } },
    /rhdhOrchestrator\.severity names the code "unheard", which no finding has\.$/,
  ],
])('a setting without effect is told, once for all files: %j', async (settings, words) => {
  const client = await start(undefined, settings);
  const told: string[] = [];
  client.connection.onNotification('window/showMessage', ({ message }: { readonly message: string }) => {
    told.push(message);
  });
  for (const uri of [uriOf('dynamic-plugins.yaml'), uriOf('other/dynamic-plugins.yaml')]) {
    await client.open(uri, list);
    expect(await client.connection.sendRequest(requests.judgedBy, { uri })).toMatchObject({
      from: 'default',
    });
  }
  expect(told).toEqual([expect.stringMatching(words)]);
});

test('files of others are judged by nothing', async () => {
  const client = await start();
  await client.open('untitled:x', 'a: 1\n');
  expect(await client.connection.sendRequest(requests.judgedBy, { uri: 'untitled:x' })).toBeNull();
});

test('the same server through the command line', async () => {
  const client = await start(lspCommand);
  expect(await client.open(uriOf('dynamic-plugins.yaml'), list)).toMatchObject([{ code: 'dp-duplicate' }]);
});
