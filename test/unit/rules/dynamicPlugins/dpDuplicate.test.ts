import { describe, expect, test } from 'vitest';
import { plain } from '../../../../src/core/message.ts';
import { dpDuplicate } from '../../../../src/core/rules/dynamicPlugins/dpDuplicate.ts';
import type { Facts } from '../../../../src/core/rules/rule.ts';
import { ruleFindings } from '../../../support/ruleFindings.ts';

function judge(version: string, container: Facts['container'], packages: readonly string[], method?: 'none') {
  const value = { plugins: packages.map((name) => ({ package: name })) };
  const target = method === undefined ? {} : { method };
  return ruleFindings(dpDuplicate, value, { version, container, target }).map(
    ({ path, severity, consumer, effect, message }) => ({
      path: path.join('.'),
      severity,
      consumer,
      effect,
      words: plain(message),
    }),
  );
}

const npm = ['@redhat/a@1', '@redhat/a@1'];
const versions = ['@redhat/a@1', '@redhat/a@2'];

describe('who trips over a plugin that is listed twice', () => {
  test.each([
    // In a ConfigMap the operator merges equal strings from 1.8 on, before the installer sees them.
    ['1.7', 'configMap', npm, 'warning', 'installer'],
    ['1.8', 'configMap', npm, 'warning', 'operator'],
    ['1.9', 'configMap', npm, 'warning', 'operator'],
    ['2.0', 'configMap', npm, 'warning', 'operator'],
    ['1.8', 'configMap', versions, 'warning', 'installer'],
    ['1.9', 'configMap', versions, 'error', 'installer'],
    ['2.1', 'configMap', versions, 'error', 'installer'],
    // A plain file is read by the installer alone.
    ['1.7', 'file', npm, 'warning', 'installer'],
    ['1.8', 'file', npm, 'warning', 'installer'],
    ['1.8', 'file', versions, 'warning', 'installer'],
    ['1.9', 'file', npm, 'error', 'installer'],
    ['1.10', 'file', versions, 'error', 'installer'],
  ] as const)('%s, %s: %j', (version, container, packages, severity, consumer) => {
    const [found, ...more] = judge(version, container, packages);
    expect(found).toMatchObject({ path: 'plugins.1.package', severity, consumer });
    expect(found?.effect).toBe(severity === 'error' ? 'fails' : 'silent');
    expect(more).toEqual([]);
  });

  test('without an operator a ConfigMap is a plain file', () => {
    expect(judge('1.9', 'configMap', npm, 'none')[0]).toMatchObject({
      severity: 'error',
      consumer: 'installer',
    });
  });

  test('two versions are both installed up to 1.8, and it is said which entry came first', () => {
    const [found] = judge('1.8', 'file', ['./x', ...versions]);
    expect(found?.words).toContain('plugins[1] (@redhat/a@1)');
    expect(found?.words).toContain('installs both');
  });

  test.each([
    [false, true, 'warning', 'installs "@redhat/a@1"'],
    [true, false, 'hint', 'installs "@redhat/a@2"'],
  ])(
    'up to 1.8 a switched-off version says nothing about the other one: %s, %s, %s',
    (one, other, severity, words) => {
      const plugins = versions.map((name, index) => ({ package: name, disabled: index === 0 ? one : other }));
      const [found, ...more] = ruleFindings(dpDuplicate, { plugins }, { version: '1.8' });
      expect(found).toMatchObject({ severity, effect: 'silent' });
      expect(found && plain(found.message)).toContain(words);
      expect(more).toEqual([]);
    },
  );

  test('of two versions that are both off none is installed up to 1.8', () => {
    const plugins = versions.map((name) => ({ package: name, disabled: true }));
    expect(ruleFindings(dpDuplicate, { plugins }, { version: '1.7' })).toEqual([]);
    expect(ruleFindings(dpDuplicate, { plugins }, { version: '1.9' })).toHaveLength(1);
  });

  test('the third entry is compared with the first, too', () => {
    expect(judge('1.10', 'file', ['oci://h/a:1', './b', 'oci://h/a:2', './b'])).toMatchObject([
      { path: 'plugins.2.package' },
      { path: 'plugins.3.package' },
    ]);
  });

  test('entries that are no entries are passed over', () => {
    for (const plugins of [null, {}, [null, 1, {}, { package: 1 }]]) {
      expect(ruleFindings(dpDuplicate, { plugins })).toEqual([]);
    }
  });

  test('an equal entry can be removed, one with other settings is for the author to decide', () => {
    const fixes = (second: object): readonly unknown[] =>
      ruleFindings(dpDuplicate, { plugins: [{ package: 'a' }, second] }).map(({ fix }) => fix?.kind);
    expect(fixes({ package: 'a' })).toEqual(['remove']);
    expect(fixes({ package: 'a', disabled: true })).toEqual([undefined]);
  });
});
