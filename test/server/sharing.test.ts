import { afterEach, expect, test } from 'vitest';
import { notifications, requests, type Elsewhere, type ExplainedFile } from '../../src/protocol/requests.ts';
import { startLanguageClient, type LanguageClient } from '../support/languageClient.ts';

const uri = 'untitled:shared';
const list = `apiVersion: v1
kind: ConfigMap
metadata:
  name: dynamic-plugins-rhdh
data:
  dynamic-plugins.yaml: |
    plugins:
      - package: oci://a/b:1
`;
const foreign = 'apiVersion: v1\nkind: Service\n';

let client: LanguageClient;
afterEach(() => client.stop());

/** A client in whose editor another extension does this much, and what it is told. */
async function beside(elsewhere: Elsewhere): Promise<readonly ExplainedFile[]> {
  client = await startLanguageClient();
  const told: ExplainedFile[] = [];
  client.connection.onNotification(
    notifications.explainedFile,
    (file: ExplainedFile) => void told.push(file),
  );
  await client.connection.sendNotification(notifications.elsewhere, elsewhere);
  return told;
}

/** Whether ours explains the outer document, completes it, and explains the text inside. */
async function helps(text: string): Promise<readonly boolean[]> {
  const outer = text.replace('kind', 'ki<|>nd');
  return [
    (await client.hover(uri, outer)) !== null,
    (await client.completion(uri, text.replace('data:', 'data<|>:'))).length > 0,
    (await client.hover(uri, text.replace('- package', '- pac<|>kage'))) !== null,
  ];
}

test.each([
  [{ completion: true, hover: true }, [false, false, true]],
  [{ completion: true, hover: false }, [true, false, true]],
  [{ completion: false, hover: true }, [false, true, true]],
  [{ completion: false, hover: false }, [true, true, true]],
])('what is done elsewhere is not done here: %j', async (elsewhere, wanted) => {
  const told = await beside(elsewhere);
  await client.open(uri, list);
  expect(await helps(list)).toEqual(wanted);
  const any = elsewhere.completion || elsewhere.hover;
  expect(told).toEqual(any ? [{ uri, schema: expect.stringMatching(/^\d+\.\d+\/objects$/) as string }] : []);
});

test('a file with a document of others is told to have become one, and helped here', async () => {
  const told = await beside({ completion: true, hover: true });
  await client.open(uri, list);
  const mixed = `${list}---\n${foreign}`;
  await client.change(uri, mixed);
  expect(told.map(({ schema }) => schema === null)).toEqual([false, true]);
  expect(await helps(mixed)).toEqual([true, true, true]);
  await client.close(uri);
  expect(told.length).toBe(2);
});

test('the key of the text, which the other side does not explain, is explained here', async () => {
  const told = await beside({ completion: true, hover: true });
  await client.open(uri, list);
  const marked = list.replace('dynamic-plugins.yaml', 'dynamic-pl<|>ugins.yaml');
  expect(await client.hover(uri, marked)).not.toBeNull();
  const [file] = told;
  const text: string | null = await client.connection.sendRequest(requests.schema, { schema: file?.schema });
  expect(text).toContain('"binaryData"');
  expect(text).not.toMatch(/"(dynamic-plugins|app-config[^"]*)\.yaml":/);
});

test('when the other extension goes, ours does everything again, and the client is told', async () => {
  const told = await beside({ completion: true, hover: true });
  await client.open(uri, list);
  await client.connection.sendNotification(notifications.elsewhere, { completion: false, hover: false });
  expect(await helps(list)).toEqual([true, true, true]);
  expect(told.map(({ schema }) => schema === null)).toEqual([false, true]);
});

test.each([
  ['1.10/objects', /SonataFlowPlatform/],
  ['1.10/dynamic-plugins', /pluginConfig/],
  ['1.10/target-file', /backstage/],
])('the schema %s judges nothing', async (schema, words) => {
  await beside({ completion: true, hover: true });
  const text: string = await client.connection.sendRequest(requests.schema, { schema });
  expect(text).toMatch(words);
  expect(text).not.toMatch(/"(pattern|enum|additionalProperties":false|minItems|type":")/);
});

test('there is no schema of another name', async () => {
  await beside({ completion: true, hover: true });
  expect(await client.connection.sendRequest(requests.schema, { schema: '1.10/nothing' })).toBeNull();
});
