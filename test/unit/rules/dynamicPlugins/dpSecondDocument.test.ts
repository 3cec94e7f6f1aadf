import { describe, expect, test } from 'vitest';
import { dpSecondDocument } from '../../../../src/core/rules/dynamicPlugins/dpSecondDocument.ts';
import { contextOf, summary } from '../../../support/judging.ts';
import { ruleFindings, type Asked } from '../../../support/ruleFindings.ts';

function judge(asked: Asked) {
  return ruleFindings(dpSecondDocument, { plugins: [] }, { container: 'configMap', precededBy: 1, ...asked });
}

describe('a second document in the text of a ConfigMap', () => {
  test.each(['1.8', '1.9', '1.10', '2.0', '2.1'])('%s: the operator forgets it', (version) => {
    expect(judge({ version })).toMatchObject([
      { severity: 'warning', consumer: 'operator', effect: 'silent' },
    ]);
  });

  test('1.7, and without an operator: the installer stops', () => {
    const stops = [{ severity: 'error', consumer: 'installer', effect: 'fails' }];
    expect(judge({ version: '1.7' })).toMatchObject(stops);
    expect(judge({ version: '1.10', target: { method: 'none' } })).toMatchObject(stops);
  });

  test('in a plain file the installer stops, too, if the file is one for it', () => {
    expect(judge({ container: 'file' })).toMatchObject([{ severity: 'error', effect: 'fails' }]);
    expect(judge({ container: 'file', target: 'unknown' })).toMatchObject([{ severity: 'info' }]);
  });

  test('the first one is fine', () => {
    expect(judge({ precededBy: 0 })).toEqual([]);
  });

  test('is shown where it begins', () => {
    const text = `apiVersion: v1
kind: ConfigMap
metadata:
  name: dynamic-plugins
data:
  dynamic-plugins.yaml: |
    plugins: []
    ---
    plugins: []
`;
    expect(summary(text, contextOf('1.9'))).toEqual(['9 warning dp-second-document "plugins"']);
  });
});
