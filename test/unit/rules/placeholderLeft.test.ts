import { describe, expect, test } from 'vitest';
import { plain } from '../../../src/core/message.ts';
import type { OurKind } from '../../../src/core/ourKind.ts';
import { placeholderLeft } from '../../../src/core/rules/placeholderLeft.ts';
import { ruleFindings } from '../../support/ruleFindings.ts';

function judge(value: unknown, kind: OurKind = 'sonataflowplatform') {
  return ruleFindings(placeholderLeft, value, { kind });
}

describe('placeholders of plugin-deps', () => {
  test('in a string, each by itself, with its place', () => {
    const [name, namespace] = judge({ a: ['x-{{backstage-name}}.{{backstage-ns}}'] });
    expect(name).toMatchObject({ path: ['a', 0], span: [2, 20], fix: { value: 'x-hub.{{backstage-ns}}' } });
    expect(namespace).toMatchObject({
      path: ['a', 0],
      span: [21, 37],
      fix: { value: 'x-{{backstage-name}}.rhdh' },
    });
  });

  test('without quotes, where YAML makes a mapping of it', () => {
    expect(judge({ metadata: { namespace: { '{ backstage-ns }': null } } })).toMatchObject([
      { path: ['metadata', 'namespace'], at: 'value', fix: { kind: 'replace', value: 'rhdh' } },
    ]);
  });

  test('in a key', () => {
    expect(judge({ labels: { 'app-{{backstage-name}}': 'x' } })).toMatchObject([
      { path: ['labels', 'app-{{backstage-name}}'], at: 'key', fix: { kind: 'renameKey', to: 'app-hub' } },
    ]);
  });

  test('with blanks, which not even the operator replaces', () => {
    expect(judge({ a: '{{ backstage-ns }}' })).toMatchObject([{ fix: { value: 'rhdh' } }]);
  });

  test('the plugin list inside a ConfigMap is a document of its own', () => {
    const value = { data: { 'dynamic-plugins.yaml': '{{backstage-ns}}', other: '{{backstage-ns}}' } };
    expect(judge(value, 'dynamic-plugins-configmap').map(({ path }) => path)).toEqual([['data', 'other']]);
  });

  test('without a target there is nothing to put in its place', () => {
    const [found] = ruleFindings(
      placeholderLeft,
      { a: '{{backstage-name}}' },
      { kind: 'sonataflowplatform', target: 'unknown' },
    );
    expect(found?.fix).toBeUndefined();
    expect(found && plain(found.message)).toContain('name of the Backstage object');
  });

  test.each([[{ a: '{{inherit}}' }], [{ a: '{{ .Values.x }}' }], [{ a: { '{ b }': null } }], [null], ['x']])(
    'nothing in %j',
    (value) => {
      expect(judge(value)).toEqual([]);
    },
  );
});
