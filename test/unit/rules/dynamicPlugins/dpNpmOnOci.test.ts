import { describe, expect, test } from 'vitest';
import { dpNpmOnOci } from '../../../../src/core/rules/dynamicPlugins/dpNpmOnOci.ts';
import { ruleFindings, type Asked } from '../../../support/ruleFindings.ts';

const frontend = '@redhat/backstage-plugin-orchestrator@1.8.2';
const image =
  'oci://registry.access.redhat.com/rhdh/red-hat-developer-hub-backstage-plugin-orchestrator:{{inherit}}';

function judge(plugins: readonly object[], asked: Asked = {}) {
  return ruleFindings(dpNpmOnOci, { plugins }, asked);
}

describe('an npm package of the Orchestrator', () => {
  test.each([
    ['1.9', image],
    ['1.10', image],
    ['2.0', image],
    ['2.1', 'ref://red-hat-developer-hub-backstage-plugin-orchestrator'],
  ])('is an image in %s', (version, right) => {
    expect(judge([{ package: frontend }], { version })).toMatchObject([
      { severity: 'error', effect: 'silent', fix: { changes: [{ value: right }] } },
    ]);
  });

  test.each(['1.7', '1.8'])('is right in %s', (version) => {
    expect(judge([{ package: frontend }], { version })).toEqual([]);
  });

  test('its integrity goes with it', () => {
    const [found] = judge([{ package: frontend, integrity: 'sha512-x' }]);
    expect(found).toMatchObject({ fix: { changes: [{}, { kind: 'remove' }] } });
  });

  test('the image is not written twice', () => {
    expect(judge([{ package: frontend }, { package: image }])[0]?.fix).toBeUndefined();
  });

  test('in the values of a chart it is escaped', () => {
    expect(judge([{ package: frontend }], { container: 'values' })).toMatchObject([
      { fix: { changes: [{ value: image.replace('{{inherit}}', '{{ "{{inherit}}" }}') }] } },
    ]);
  });

  test('packages of others are left alone', () => {
    expect(judge([{ package: '@redhat/backstage-plugin-x@1' }, { package: '@acme/orchestrator@1' }])).toEqual(
      [],
    );
  });
});
