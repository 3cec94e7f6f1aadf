import { describe, expect, test } from 'vitest';
import { dpName } from '../../../../src/core/rules/dynamicPlugins/dpName.ts';
import { ruleFindings } from '../../../support/ruleFindings.ts';

const registry = 'oci://registry.access.redhat.com/rhdh/';
const frontend = 'red-hat-developer-hub-backstage-plugin-orchestrator';
const slip = 'red-hat-developer-hub-backstage-plugin-orchestratr';

function judge(
  version: string,
  name: string,
  includes: readonly string[] = ['dynamic-plugins.default.yaml'],
) {
  return ruleFindings(
    dpName,
    { includes, plugins: [{ package: name }] },
    { version, container: 'configMap' },
  );
}

describe('a name that is nearly that of a plugin', () => {
  test.each([
    ['1.9', `${registry}${slip}:{{inherit}}`, `${registry}${frontend}:{{inherit}}`],
    ['1.10', `${registry}${slip}:{{inherit}}`, `${registry}${frontend}:{{inherit}}`],
    ['2.0', `ref://${slip}`, `ref://${frontend}`],
    ['2.1', `ref://${frontend}-bakend`, `ref://${frontend}-backend`],
  ])('%s: %s', (version, name, meant) => {
    expect(judge(version, name)).toMatchObject([
      { severity: 'warning', path: ['plugins', 0, 'package'], fix: { kind: 'replace', value: meant } },
    ]);
    expect(judge(version, meant)).toEqual([]);
  });

  test.each([
    ['1.8', `${registry}${slip}:{{inherit}}`],
    ['1.10', `${registry}${slip}:1.0!x`],
    ['1.10', `ref://${slip}`],
    ['1.10', `${registry}${frontend}-backend-module-loki:{{inherit}}`],
    ['1.10', `${registry}red-hat-developer-hub-backstage-plugin-lightspeed:{{inherit}}`],
  ])('nothing of it: %s %s', (version, name) => {
    expect(judge(version, name)).toEqual([]);
  });
});
