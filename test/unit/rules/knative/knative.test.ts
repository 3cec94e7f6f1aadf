import { expect, test } from 'vitest';
import { repairedBy, saidBy } from '../../../support/ruleTexts.ts';

function knative(part: 'Serving' | 'Eventing', namespace: string, spec = '{}', name = 'x'): string {
  return `apiVersion: operator.knative.dev/v1beta1
kind: Knative${part}
metadata:
  name: ${name}
${namespace === '' ? '' : `  namespace: ${namespace}\n`}spec: ${spec}
`;
}

test.each([
  ['kn-namespace', knative('Serving', 'openshift-serverless'), ['5 error "openshift-serverless"']],
  ['kn-namespace', knative('Eventing', 'knative-serving'), ['5 error "knative-serving"']],
  ['kn-namespace', knative('Eventing', 'knative-eventing'), []],
  // Who applies it says where it goes.
  ['kn-namespace', knative('Serving', ''), []],
  ['kn-namespace', knative('Serving', '"${NAMESPACE}"'), []],
  ['kn-registry-case', knative('Serving', 'knative-serving', '{ Registry: {} }'), ['6 hint "Registry"']],
  ['kn-registry-case', knative('Serving', 'knative-serving', '{ registry: {} }'), []],
  ['kn-version', knative('Serving', 'knative-serving', "{ version: '1.9' }"), [`6 hint "'1.9'"`]],
  ['kn-version', knative('Serving', 'knative-serving', "{ version: '1.17' }"), []],
  ['kn-version', knative('Serving', 'knative-serving', '{ version: 1.17.2 }'), []],
])('%s: %s', (code, text, said) => {
  expect(saidBy(code, text)).toEqual(said);
});

test.each([
  [
    knative('Serving', 'knative-serving', '{}', 'a'),
    knative('Serving', 'knative-serving', '{}', 'b'),
    ['11 error "b"'],
  ],
  [knative('Serving', 'knative-serving', '{}', 'a'), knative('Eventing', 'knative-eventing', '{}', 'b'), []],
  [knative('Serving', 'knative-serving', '{}', 'a'), knative('Serving', 'knative-serving', '{}', 'a'), []],
])('two in one file', (first, second, said) => {
  expect(saidBy('kn-two', `${first}---\n${second}`)).toEqual(said);
});

test('where nobody says what the file is for it may be for another operator', () => {
  const text = knative('Serving', 'openshift-serverless');
  expect(saidBy('kn-namespace', text, { target: 'unknown' })).toEqual(['5 warning "openshift-serverless"']);
});

test('a second spelling is removed where the right one is there', () => {
  const text = knative(
    'Eventing',
    'knative-eventing',
    '\n  registry:\n    default: mirror.example.com\n  Registry: {}',
  );
  expect(repairedBy('kn-registry-case', text)).toBe(text.replace('  Registry: {}\n', ''));
});

test('what Knative itself serves is no business of ours', () => {
  const text = 'apiVersion: serving.knative.dev/v1\nkind: Service\nmetadata: { name: a, namespace: b }\n';
  expect(saidBy('kn-namespace', text)).toEqual([]);
});
