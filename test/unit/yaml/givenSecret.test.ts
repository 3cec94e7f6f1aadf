import { expect, test } from 'vitest';
import { readGivenSecret } from '../../../src/core/yaml/givenSecret.ts';

const wanted = { namespace: 'rhdh', name: 'hub-backend-auth', key: 'BACKEND_SECRET' };
const read = (text: string) => readGivenSecret(text, wanted);
const secret = (metadata: string, rest: string): string =>
  `apiVersion: v1\nkind: Secret\nmetadata: ${metadata}\n${rest}\n`;
const ours = '{name: hub-backend-auth, namespace: rhdh}';

test.each([['c2VjcmV0'], ['  c2VjcmV0==\r\n'], ['@odd:value'], ['123']])('%j is the value itself', (text) => {
  expect(read(text)).toEqual({ kind: 'value', value: text.trim() });
});

test.each([
  ['stringData', secret(ours, 'stringData: {BACKEND_SECRET: plain}'), 'plain'],
  ['data', secret(ours, 'data: {BACKEND_SECRET: cGxhaW4=}'), 'plain'],
  [
    'stringData before data',
    secret(ours, 'data: {BACKEND_SECRET: b2xk}\nstringData: {BACKEND_SECRET: new}'),
    'new',
  ],
  [
    'one of several documents',
    `${secret('{name: other, namespace: rhdh}', 'stringData: {BACKEND_SECRET: theirs}')}---\n${secret(ours, 'stringData: {BACKEND_SECRET: mine}')}`,
    'mine',
  ],
  [
    'JSON',
    JSON.stringify({
      kind: 'Secret',
      metadata: { name: 'hub-backend-auth', namespace: 'rhdh' },
      stringData: { BACKEND_SECRET: 'j' },
    }),
    'j',
  ],
])('the value of the wanted Secret: %s', (_, text, value) => {
  expect(read(text)).toEqual({ kind: 'manifest', value });
});

test.each([
  ['another name', '{name: hub-2-backend-auth, namespace: rhdh}', ['rhdh/hub-2-backend-auth']],
  ['another namespace', '{name: hub-backend-auth, namespace: prod}', ['prod/hub-backend-auth']],
  ['no namespace', '{name: hub-backend-auth}', ['(no namespace)/hub-backend-auth']],
])('%s is another Secret, whose value is not told', (_, metadata, secrets) => {
  expect(read(secret(metadata, 'stringData: {BACKEND_SECRET: theirs}'))).toEqual({ kind: 'others', secrets });
});

test('manifests without any Secret', () => {
  expect(read('apiVersion: v1\nkind: ConfigMap\nmetadata: {name: x}\n')).toEqual({
    kind: 'others',
    secrets: [],
  });
});

test.each([
  ['no key', 'stringData: {OTHER: x}'],
  ['an empty value', 'stringData: {BACKEND_SECRET: ""}'],
  ['a number, which the API server refuses', 'stringData: {BACKEND_SECRET: 123}'],
  ['no base64', 'data: {BACKEND_SECRET: "not base64"}'],
])('the wanted Secret with %s', (_, rest) => {
  expect(read(secret(ours, rest))).toEqual({ kind: 'withoutKey' });
});

test.each([
  ['', 'empty'],
  [' \n\t', 'empty'],
  ['BACKEND_SECRET: value', 'unclear'],
  ['one\ntwo', 'unclear'],
  ['metadata: [\n  broken', 'unclear'],
])('%j is %s', (text, kind) => {
  expect(read(text)).toEqual({ kind });
});
