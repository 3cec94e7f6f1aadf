import { describe, expect, test } from 'vitest';
import { dpSet } from '../../../../src/core/rules/dynamicPlugins/dpSet.ts';
import type { PluginRole } from '../../../../src/core/release.ts';
import { ruleFindings, type Asked } from '../../../support/ruleFindings.ts';
import { targetOf } from '../../../support/targets.ts';

function judge(version: string, roles: readonly PluginRole[], asked: Asked = {}, fields: object = {}) {
  const { release } = targetOf(version);
  const flag = release.defaults.switch === 'enabled: true' ? { enabled: true } : { disabled: false };
  const plugins = release.plugins
    .filter(({ role }) => roles.includes(role))
    .map(({ package: text }) => ({ package: text, ...flag, ...fields }));
  return ruleFindings(
    dpSet,
    { includes: release.defaults.includes, plugins },
    { version, container: 'configMap', ...asked },
  );
}

const three: readonly PluginRole[] = ['frontend', 'backend', 'form-widgets'];
const four: readonly PluginRole[] = [...three, 'scaffolder'];

describe('the four plugins of the Orchestrator', () => {
  test.each(['1.7', '1.8', '1.9', '1.10', '2.0'])('%s: the missing one is added as shipped', (version) => {
    const { release } = targetOf(version);
    const scaffolder = release.plugins.find(({ role }) => role === 'scaffolder');
    expect(judge(version, three)).toMatchObject([
      {
        path: ['plugins'],
        severity: 'warning',
        fix: {
          kind: 'append',
          value: {
            package: scaffolder?.package,
            ...(scaffolder?.integrity === undefined ? {} : { integrity: scaffolder.integrity }),
          },
        },
      },
    ]);
    expect(judge(version, four)).toEqual([]);
  });

  test('each missing one is told, the backend with its dependency', () => {
    const found = judge('1.10', ['frontend']);
    expect(found).toHaveLength(3);
    expect(found.map(({ fix }) => fix)).toContainEqual(
      expect.objectContaining({
        value: expect.objectContaining({ dependencies: [{ ref: 'sonataflow' }] }) as unknown,
      }),
    );
  });

  test.each(['1.7', '1.8', '1.9'])('%s: without a target, since there is no flavour', (version) => {
    expect(judge(version, three, { target: 'unknown' })).toHaveLength(1);
    expect(judge(version, three, { target: 'unknown', container: 'file' })).toEqual([]);
  });

  test('a plain file is judged where no flavour brings the rest', () => {
    expect(judge('1.10', three, { container: 'file' })).toHaveLength(1);
    expect(judge('1.10', three, { container: 'file', target: { plugins: 'flavour' } })).toEqual([]);
  });

  test.each<[string, readonly PluginRole[], Asked, object]>([
    ['no plugin of it', [], {}, {}],
    ['only a module of it', ['scaffolder'], {}, {}],
    ['all off', three, {}, { disabled: true }],
    ['no target', three, { target: 'unknown' }, {}],
    ['the flavour brings the rest', ['backend'], { target: { plugins: 'flavour' } }, {}],
    ['the chart brings the rest', ['backend'], { container: 'values' }, {}],
  ])('nothing is missing: %s', (_, roles, asked, fields) => {
    expect(judge('1.10', roles, asked, fields)).toEqual([]);
  });

  test('one that is listed and off is left out on purpose', () => {
    const plugins = targetOf('1.10').release.plugins.map(({ package: text, role }) => ({
      package: text,
      disabled: role === 'scaffolder',
    }));
    expect(ruleFindings(dpSet, { plugins }, { container: 'configMap' })).toEqual([]);
  });
});
