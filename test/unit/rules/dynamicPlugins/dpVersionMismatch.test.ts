import { describe, expect, test } from 'vitest';
import { plain } from '../../../../src/core/message.ts';
import { dpVersionMismatch } from '../../../../src/core/rules/dynamicPlugins/dpVersionMismatch.ts';
import { ruleFindings } from '../../../support/ruleFindings.ts';

function judge(version: string, text: string) {
  return ruleFindings(dpVersionMismatch, { plugins: [{ package: text }] }, { version });
}

const frontend = '@redhat/backstage-plugin-orchestrator';

describe('the version of a package of the Orchestrator', () => {
  test.each([
    ['1.7.0', '1.6.0'],
    ['1.7.4', '1.7.1'],
    ['1.8.0', '1.8.2'],
    ['1.8.4', '1.8.2'],
    ['1.8.5', '1.8.9'],
    ['1.8.7', '1.8.12'],
  ])('RHDH %s brings %s', (version, right) => {
    expect(judge(version, `${frontend}@${right}`)).toEqual([]);
    const [found] = judge(version, `${frontend}@1.5.1`);
    expect(found).toMatchObject({ severity: 'error', effect: 'silent', path: ['plugins', 0, 'package'] });
    expect(found && plain(found.message)).toContain(right);
    expect(found?.fix).toMatchObject({ changes: [{ value: `${frontend}@${right}` }, { key: 'integrity' }] });
  });

  test('a name alone has no entry in the default list either', () => {
    expect(judge('1.8', frontend)).toHaveLength(1);
  });

  test.each([
    ['1.8', '@redhat/backstage-plugin-other@1.0.0'],
    ['1.8', '@acme/backstage-plugin-orchestrator@1.0.0'],
    ['1.8', './dynamic-plugins/dist/backstage-plugin-orchestrator'],
    // From 1.9 on it is no question of the version.
    ['1.9', `${frontend}@1.5.1`],
    ['2.1', `${frontend}@1.5.1`],
  ])('for %s "%s" is left alone', (version, text) => {
    expect(judge(version, text)).toEqual([]);
  });
});
