import { describe, expect, test } from 'vitest';
import { dpPackagePrefix } from '../../../../src/core/rules/dynamicPlugins/dpPackagePrefix.ts';
import { releaseLines } from '../../../../src/core/releases/index.ts';
import { ruleFindings, type Asked } from '../../../support/ruleFindings.ts';

function judge(text: string, fields: object = {}, asked: Asked = {}) {
  return ruleFindings(dpPackagePrefix, { plugins: [{ package: text, ...fields }] }, asked);
}

describe('a package without its prefix', () => {
  test.each([
    ['dynamic-plugins/dist/backstage-plugin-techdocs', './'],
    ['local-plugins/mine', './'],
    ['quay.io/me/plugins:1.0', 'oci://'],
    ['quay.io/me/plugins:1.0!mine', 'oci://'],
    ['registry.access.redhat.com/rhdh/some-plugin:{{inherit}}', 'oci://'],
    ['registry.local:5000/me/plugins@sha256:0123', 'oci://'],
  ])('%s needs %s', (text, prefix) => {
    for (const version of releaseLines()) {
      expect(judge(text, {}, { version })).toMatchObject([
        { severity: 'error', effect: 'fails', fix: { kind: 'replace', value: prefix + text } },
      ]);
    }
  });

  test.each([
    './dynamic-plugins/dist/backstage-plugin-techdocs',
    '/dynamic-plugins/dist/backstage-plugin-techdocs',
    'oci://quay.io/me/plugins:1.0',
    '@redhat/backstage-plugin-orchestrator@1.8.2',
    'me/plugins#main',
    'plain-name@1.0.0',
    'https://example.com/plugins:1.0',
    'example.com/plugins',
    '${REGISTRY}/me/plugins:1.0',
    'example.com/dist:8080/a.tgz',
    '',
  ])('%s is left alone', (text) => {
    expect(judge(text)).toEqual([]);
  });

  test('while it is switched off nobody looks for it', () => {
    expect(judge('local-plugins/mine', { disabled: true })).toMatchObject([{ severity: 'warning' }]);
  });
});
