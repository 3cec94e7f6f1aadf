import { afterAll, beforeAll, expect, test } from 'vitest';
import { requests } from '../../src/protocol/requests.ts';
import { startLanguageClient, type LanguageClient } from '../support/languageClient.ts';

let client: LanguageClient;
beforeAll(async () => {
  client = await startLanguageClient();
});
afterAll(() => client.stop());

async function objectsIn(text: string, uri = 'untitled:objects'): Promise<unknown> {
  await client.open(uri, text);
  const found = await client.connection.sendRequest(requests.objects, { uri });
  await client.close(uri);
  return found;
}

const subscription = `apiVersion: operators.coreos.com/v1alpha1
kind: Subscription
metadata: {name: mine, namespace: openshift-serverless}
spec: {name: serverless-operator, channel: stable, source: a, sourceNamespace: b}
`;
const told = {
  kind: 'Subscription',
  name: 'mine',
  namespace: 'openshift-serverless',
  package: 'serverless-operator',
};

test('objects of ours are told with their lines, those of others are not', async () => {
  const service = 'apiVersion: v1\nkind: Service\nmetadata: {name: a}\n';
  expect(await objectsIn(`${service}---\n${subscription}`)).toEqual([{ ...told, line: 4 }]);
  const extension = `apiVersion: olm.operatorframework.io/v1
kind: ClusterExtension
metadata: {name: mine}
spec: {namespace: a, serviceAccount: {name: b}, source: {sourceType: Catalog, catalog: {packageName: serverless-operator}}}
`;
  expect(await objectsIn(extension)).toEqual([
    { kind: 'ClusterExtension', name: 'mine', package: 'serverless-operator', line: 0 },
  ]);
});

test.each([
  ['a patch', subscription, 'file:///ws/patches/subscription.yaml'],
  ['what was read out of a cluster', subscription.replace('{name: mine,', '{name: mine, uid: a,')],
  ['a template', subscription.replace('name: mine', 'name: {{ .Values.name }}')],
  ['a broken document', `${subscription}  x: [\n`],
  ['files of others', 'apiVersion: v1\nkind: Service\nmetadata: {name: a}\n'],
])('none in %s', async (_, text, uri?: string) => {
  expect(await objectsIn(text, uri)).toEqual([]);
});
