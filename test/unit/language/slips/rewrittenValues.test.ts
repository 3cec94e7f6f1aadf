import { describe, expect, test } from 'vitest';
import { releases } from '../../../../src/core/releases/index.ts';
import { yamlText } from '../../../../src/language/text/document.ts';
import { judgeQuickly } from '../../../../src/language/judging/quick.ts';
import { contextOf, findingsIn, summary, wordsOf } from '../../../support/judging.ts';

function configMap(value: string): string {
  return `apiVersion: v1
kind: ConfigMap
metadata:
  name: dynamic-plugins
data:
  dynamic-plugins.yaml: |
    plugins:
      - package: ./a
        disabled: no
        pluginConfig:
          a: {b: [1, ${value}]}
`;
}

describe('values that the operator writes otherwise', () => {
  test.each([
    ['1.10', '1.1'],
    ['0777', '511'],
    ['yes', 'true'],
    ['Off', 'false'],
    ['1_000', '1000'],
    ['0b11', '3'],
  ])('%s becomes %s', (source, becomes) => {
    const text = configMap(source);
    expect(summary(text)).toEqual([`11 hint dp-value-rewritten "${source}"`]);
    expect(wordsOf(findingsIn(text), 'dp-value-rewritten')).toContain(`writes ${becomes} `);
    expect(judgeQuickly(yamlText(text), contextOf()).findings.map(({ code }) => code)).toEqual([
      'dp-value-rewritten',
    ]);
  });

  test.each([
    '1.1',
    '10',
    'true',
    '"yes"',
    "'1.10'",
    '12:30:45',
    '2024-01-10',
    'v1.10',
    '"${PORT}"',
    'null',
    '0',
  ])('%s stays', (source) => {
    expect(summary(configMap(source))).toEqual([]);
  });

  test.each(['1.8', '1.9', '1.10', '2.0', '2.1'])('in %s', (version) => {
    expect(summary(configMap('1.10'), contextOf(version)).join()).toContain('dp-value-rewritten');
  });

  test('not where nobody writes them: 1.7, a plain file, or a release that is not known', () => {
    const text = configMap('1.10');
    expect(summary(text, contextOf('1.7')).join()).not.toContain('dp-value-rewritten');
    const { target: _, ...unknown } = contextOf('1.10');
    expect(summary(text, { ...unknown, target: undefined, candidates: releases })).toEqual([]);
    const list = 'plugins:\n  - package: ./a\n    pluginConfig:\n      a: 1.10\n';
    expect(summary(list, contextOf('1.10', { fileName: 'dynamic-plugins.yaml' }))).toEqual([]);
  });
});
