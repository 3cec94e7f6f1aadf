import { describe, expect, test } from 'vitest';
import { plain } from '../../../src/core/message.ts';
import { resolveRelease } from '../../../src/core/releases/index.ts';
import { dpDuplicate } from '../../../src/core/rules/dpDuplicate.ts';
import type { Facts } from '../../../src/core/rules/rule.ts';
import { parse } from '../../../src/core/yaml/parse.ts';
import { observed } from '../../support/installerOracle.ts';
import { describeWithShared } from '../../support/sharedFolder.ts';
import { targetOf } from '../../support/targets.ts';

function judge(version: string, container: Facts['container'], packages: readonly string[], method?: 'none') {
  const target = targetOf(version, method === undefined ? {} : { method });
  const value = { plugins: packages.map((name) => ({ package: name })) };
  return dpDuplicate
    .judge({ is: { kind: 'dynamic-plugins' }, value, container }, { release: target.release, target })
    .map(({ path, severity, consumer, effect, message }) => ({
      path: path.join('.'),
      severity,
      consumer,
      effect,
      words: plain(message),
    }));
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

  test('the third entry is compared with the first, too', () => {
    expect(judge('1.10', 'file', ['oci://h/a:1', './b', 'oci://h/a:2', './b'])).toMatchObject([
      { path: 'plugins.2.package' },
      { path: 'plugins.3.package' },
    ]);
  });

  test('entries that are no entries are passed over', () => {
    const release = targetOf('1.10').release;
    for (const plugins of [null, {}, [null, 1, {}, { package: 1 }]]) {
      const facts: Facts = { is: { kind: 'dynamic-plugins' }, value: { plugins }, container: 'file' };
      expect(dpDuplicate.judge(facts, { release, target: undefined })).toEqual([]);
    }
  });

  test('an equal entry can be removed, one with other settings is for the author to decide', () => {
    const release = targetOf('1.10').release;
    const fixes = (second: object): readonly unknown[] =>
      dpDuplicate
        .judge(
          {
            is: { kind: 'dynamic-plugins' },
            value: { plugins: [{ package: 'a' }, second] },
            container: 'file',
          },
          { release, target: undefined },
        )
        .map(({ fix }) => fix?.kind);
    expect(fixes({ package: 'a' })).toEqual(['remove']);
    expect(fixes({ package: 'a', disabled: true })).toEqual([undefined]);
  });
});

/** Texts on which another mistake is told first, or where the include, which a file does not show, takes part. */
const explained: Readonly<Record<string, readonly string[]>> = {
  '1.9.0': ['D-oci-ambiguous', 'D-oci-ambiguous-inh', 'M-006', 'M-076'],
  '1.9': ['F-multi-tag', 'M-006', 'M-076'],
  '1.10': ['F-multi-tag', 'M-006', 'M-076'],
  '2.x': ['B-pkg-proto', 'F-multi-tag', 'M-006', 'M-076'],
};

describeWithShared('oracle/installers', 'the same verdict as the installers', () => {
  test.each([
    ['1.9.0', '1.9.0'],
    ['1.9', '1.9.8'],
    ['1.10', '1.10'],
    ['2.x', '2.0'],
  ])('%s', (installer, version) => {
    const release = resolveRelease(version);
    if (release === undefined) throw new Error(`no release ${version}`);
    const differing = observed(installer).filter(({ text, verdict }) => {
      if (text === null) return false;
      const [value] = parse(text, { version: release.installer.yaml }).documents;
      const facts: Facts = { is: { kind: 'dynamic-plugins' }, value, container: 'file' };
      const found = dpDuplicate.judge(facts, { release, target: undefined });
      const refused = /^(Duplicate|Ambiguous).* in (<cwd>\/)?dynamic-plugins\.yaml/s.test(
        verdict.error ?? '',
      );
      return found.length > 0 !== refused;
    });
    expect(differing.map(({ id }) => id).toSorted()).toEqual(explained[installer]?.toSorted());
  });
});
