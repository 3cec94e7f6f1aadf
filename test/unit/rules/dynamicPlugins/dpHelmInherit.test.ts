import { describe, expect, test } from 'vitest';
import { dpHelmInherit } from '../../../../src/core/rules/dynamicPlugins/dpHelmInherit.ts';
import { dpNpmOnOci } from '../../../../src/core/rules/dynamicPlugins/dpNpmOnOci.ts';
import { dpDuplicate } from '../../../../src/core/rules/dynamicPlugins/dpDuplicate.ts';
import { releaseLines } from '../../../../src/core/releases/index.ts';
import { ruleFindings, type Asked } from '../../../support/ruleFindings.ts';

const escaped = 'oci://h/a:{{ "{{inherit}}" }}';

function judge(text: unknown, asked: Asked = {}) {
  return ruleFindings(dpHelmInherit, { plugins: [{ package: text }] }, { container: 'values', ...asked });
}

describe('{{inherit}} in the values of a chart', () => {
  test.each(releaseLines())('has to be escaped for %s', (version) => {
    expect(judge('oci://h/a:{{inherit}}', { version })).toMatchObject([
      { severity: 'error', fix: { kind: 'replace', value: escaped } },
    ]);
  });

  test('a piece of values for nobody in particular gets but a word about it', () => {
    expect(judge('oci://h/a:{{inherit}}', { target: 'unknown' })).toMatchObject([{ severity: 'info' }]);
  });

  test.each([escaped, 'oci://h/a:{{ `{{inherit}}` }}', 'oci://h/a:{{- "{{inherit}}" -}}', 'oci://h/a:1', 7])(
    '%s is fine',
    (text) => {
      expect(judge(text)).toEqual([]);
    },
  );

  test.each(['file', 'configMap'] as const)('a %s is no business of Helm', (container) => {
    expect(judge('oci://h/a:{{inherit}}', { container })).toEqual([]);
  });
});

test('the other rules see what Helm hands on', () => {
  const plugins = [{ package: escaped }, { package: 'oci://h/a:{{inherit}}' }];
  expect(ruleFindings(dpDuplicate, { plugins }, { container: 'values' })).toHaveLength(1);
  expect(ruleFindings(dpNpmOnOci, { plugins }, { container: 'values' })).toEqual([]);
});
