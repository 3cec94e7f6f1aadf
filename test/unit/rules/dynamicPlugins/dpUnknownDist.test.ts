import { describe, expect, test } from 'vitest';
import { dpUnknownDist } from '../../../../src/core/rules/dynamicPlugins/dpUnknownDist.ts';
import { ruleFindings, type Asked } from '../../../support/ruleFindings.ts';

function judge(name: string, fields: object = {}, asked: Asked = {}) {
  return ruleFindings(
    dpUnknownDist,
    { plugins: [{ package: `./dynamic-plugins/dist/${name}`, ...fields }] },
    asked,
  );
}

describe('a folder of the image', () => {
  test.each([
    ['1.7', 'error', 'fails'],
    ['1.10', 'error', 'fails'],
    ['2.0', 'warning', 'silent'],
    ['2.1', 'warning', 'silent'],
  ])('%s has none for what RHDH is built with: %s', (version, severity, effect) => {
    for (const name of [
      'backstage-plugin-scaffolder',
      'backstage-plugin-catalog-backend',
      'backstage-plugin-auth-backend-dynamic',
    ]) {
      expect(judge(name, {}, { version })).toMatchObject([{ severity, effect, fix: { kind: 'remove' } }]);
    }
  });

  test.each(['1.7', '1.8', '1.9', '1.10', '2.0'])('%s may have any other', (version) => {
    expect(judge('backstage-plugin-techdocs', {}, { version })).toEqual([]);
    expect(judge('backstage-plugin-scaffolder-backend-module-github-dynamic', {}, { version })).toEqual([]);
    expect(judge('acme-plugin', {}, { version })).toEqual([]);
  });

  test('2.1 has no such folders at all', () => {
    expect(judge('backstage-plugin-techdocs', {}, { version: '2.1' })).toMatchObject([
      { severity: 'warning', effect: 'silent' },
    ]);
  });

  test('nobody looks for what is switched off, and other folders are not known', () => {
    expect(judge('backstage-plugin-scaffolder', { disabled: true })).toEqual([]);
    expect(
      ruleFindings(dpUnknownDist, { plugins: [{ package: './mine/backstage-plugin-scaffolder' }] }),
    ).toEqual([]);
  });
});
