import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { notifications, type ClusterFacts } from '../../src/protocol/requests.ts';
import { startLanguageClient, type LanguageClient } from '../support/languageClient.ts';

const marked = `apiVersion: rhdh.redhat.com/v1alpha5
kind: Backstage
metadata:
  name: hub
spec:
  application:
    extraEnvs:
      secrets:
        - name: <|>
`;

let client: LanguageClient;
let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'rhdh-orchestrator-'));
  client = await startLanguageClient();
});
afterAll(async () => {
  expect((await client.stop()).stderr).toBe('');
  rmSync(folder, { recursive: true });
});

function tell(facts: ClusterFacts): Promise<void> {
  return client.connection.sendNotification(notifications.clusterFacts, facts);
}

async function names(uri: string, text = marked): Promise<readonly string[]> {
  return (await client.completion(uri, text)).map(({ label }) => label);
}

test('names that a cluster has are offered as long as it is there, behind those of other files', async () => {
  const at = (name: string): string => pathToFileURL(join(folder, name)).href;
  const secret = 'apiVersion: v1\nkind: Secret\nmetadata:\n  name: in-a-file\n  namespace: rhdh\n';
  writeFileSync(join(folder, 'secret.yaml'), secret);
  await client.open(at('backstage.yaml'), marked.replace('<|>', ''));
  await client.open(at('secret.yaml'), secret);
  await tell({
    served: [],
    names: { Secret: [{ name: 'in-the-cluster', namespace: 'rhdh' }], Service: [{ name: 'other' }] },
  });
  expect(await names(at('backstage.yaml'))).toEqual(['in-a-file', 'in-the-cluster']);
  await tell({ served: [], names: {} });
  expect(await names(at('backstage.yaml'))).toEqual(['in-a-file']);
});

test('names of other namespaces are not offered', async () => {
  const inNamespace = (namespace: string): string =>
    marked.replace('  name: hub\n', `  name: hub\n  namespace: ${namespace}\n`);
  await tell({ served: [], names: { Secret: [{ name: 'in-the-cluster', namespace: 'rhdh' }] } });
  for (const [namespace, expected] of [
    ['rhdh', ['in-a-file', 'in-the-cluster']],
    ['other', []],
  ] as const) {
    const uri = pathToFileURL(join(folder, `${namespace}.yaml`)).href;
    await client.open(uri, inNamespace(namespace).replace('<|>', ''));
    expect(await names(uri, inNamespace(namespace))).toEqual(expected);
  }
});

test('a hover tells of a package what it is, and what was assumed', async () => {
  const list = 'plugins:\n  - package: ./dynamic-plug<|>ins/dist/x\n    disabled: true\n';
  await client.open('untitled:list', list.replace('<|>', ''));
  const hover = JSON.stringify(await client.hover('untitled:list', list));
  expect(hover).toContain('A folder of the RHDH image.');
  expect(hover).toContain('is assumed, the newest release');
});
