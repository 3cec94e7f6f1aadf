import { describe, expect, test } from 'vitest';
import { dpNestedConfig } from '../../../../src/core/rules/dynamicPlugins/dpNestedConfig.ts';
import { releaseLines } from '../../../../src/core/releases/index.ts';
import { ruleFindings, type Asked } from '../../../support/ruleFindings.ts';

function judge(pluginConfig: unknown, asked: Asked = {}) {
  return ruleFindings(dpNestedConfig, { plugins: [{ package: './a', pluginConfig }] }, asked);
}

describe('the configuration of a plugin', () => {
  test.each(releaseLines())('holds no field of the entry in %s', (version) => {
    expect(judge({ pluginConfig: { a: 1 }, disabled: true }, { version })).toMatchObject([
      { path: ['plugins', 0, 'pluginConfig', 'pluginConfig'], severity: 'warning', effect: 'silent' },
      { path: ['plugins', 0, 'pluginConfig', 'disabled'] },
    ]);
  });

  test.each([[{ app: { disabled: true } }], [{}], [null], ['text'], [[{ disabled: true }]]])(
    '%j is left alone',
    (pluginConfig) => {
      expect(judge(pluginConfig)).toEqual([]);
    },
  );
});
