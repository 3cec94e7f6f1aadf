import { describe, expect, test } from 'vitest';
import { dpKey } from '../../../../src/core/rules/dynamicPlugins/dpKey.ts';
import { releaseLines } from '../../../../src/core/releases/index.ts';
import { yamlText } from '../../../../src/language/text/document.ts';
import { judge } from '../../../../src/language/judging/judge.ts';
import { repaired } from '../../../../src/language/edits/repairs.ts';
import { contextOf, summary } from '../../../support/judging.ts';
import { ruleFindings } from '../../../support/ruleFindings.ts';
import { repairedBy } from '../../../support/ruleTexts.ts';

function found(configMap: object, version = '1.10') {
  return ruleFindings(dpKey, configMap, { version, kind: 'dynamic-plugins-configmap' });
}

test('a text below stringData, which only Secrets have', () => {
  const text = `apiVersion: v1
kind: ConfigMap
metadata: { name: some-plugins, namespace: rhdh }
stringData:
  dynamic-plugins.yaml: |
    plugins: []
`;
  expect(summary(text)).toEqual(['4 error dp-key "stringData"']);
  expect(repairedBy('dp-key', text)).toBe(text.replace('stringData', 'data'));
});

describe('a ConfigMap of plugins', () => {
  test.each(releaseLines())('needs its key in %s', (version) => {
    expect(found({ data: { other: '' } }, version)).toMatchObject([
      { path: ['data'], severity: 'error', consumer: 'operator', effect: 'fails' },
    ]);
  });

  test.each([
    [{ data: {} }, ['data']],
    [{ data: null }, ['data']],
    [{ binaryData: {} }, []],
    [{ data: { 'dynamic-plugins.yaml': '' } }, ['data', 'dynamic-plugins.yaml']],
    [{ data: { 'dynamic-plugins.yaml': null } }, ['data', 'dynamic-plugins.yaml']],
    [{ data: { 'dynamic-plugins.yaml': { plugins: [] } } }, ['data', 'dynamic-plugins.yaml']],
    [{ data: { 'dynamic-plugins.yaml': [] } }, ['data', 'dynamic-plugins.yaml']],
    [{ data: { plugins: [] } }, ['data', 'plugins']],
    [{ data: { 'dynamic-plugins.yml': 'plugins: []' } }, ['data', 'dynamic-plugins.yml']],
  ])('%j is refused', (configMap, path) => {
    expect(found(configMap)).toMatchObject([{ path }]);
  });

  test('with a text of any kind under its key it is fine', () => {
    expect(found({ data: { 'dynamic-plugins.yaml': '# nothing yet' } })).toEqual([]);
  });

  test('a patch may be about something else', () => {
    const patch = 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: dynamic-plugins\n';
    expect(summary(patch, contextOf('1.10'))).toEqual(['1 error dp-key "apiVersion"']);
    expect(summary(patch, contextOf('1.10', { fileName: 'patches/plugins.yaml' }))).toEqual([]);
  });
});

describe('its repair', () => {
  const head = 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: dynamic-plugins\ndata:\n';

  function fixed(body: string): string {
    const text = head + body;
    return repaired(text, (version) => judge(yamlText(version), contextOf('1.10'))).text.slice(head.length);
  }

  test.each([
    [
      'makes fields the lines of a text',
      '  dynamic-plugins.yaml:\n    plugins:\n      - package: ./a\n',
      '  dynamic-plugins.yaml: |\n    plugins:\n      - package: ./a\n',
    ],
    [
      'writes the key as it has to be',
      '  dynamic-plugins.yml: |\n    plugins: []\n',
      '  dynamic-plugins.yaml: |\n    plugins: []\n',
    ],
    [
      'leaves what is not indented below the key',
      '  dynamic-plugins.yaml:\n  - plugins\n',
      '  dynamic-plugins.yaml:\n  - plugins\n',
    ],
    [
      'leaves what stands in braces',
      '  dynamic-plugins.yaml: {plugins: []}\n',
      '  dynamic-plugins.yaml: {plugins: []}\n',
    ],
    [
      'leaves a comment that would become part of the text',
      '  dynamic-plugins.yaml: # list\n    plugins: []\n',
      '  dynamic-plugins.yaml: # list\n    plugins: []\n',
    ],
  ])('%s', (_, before, after) => {
    expect(fixed(before)).toBe(after);
  });
});
