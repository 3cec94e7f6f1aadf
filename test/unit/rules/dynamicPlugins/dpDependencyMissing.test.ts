import { describe, expect, test } from 'vitest';
import { dpDependencyMissing } from '../../../../src/core/rules/dynamicPlugins/dpDependencyMissing.ts';
import { ruleFindings, type Asked } from '../../../support/ruleFindings.ts';
import { targetOf } from '../../../support/targets.ts';

/** The backend as the release ships it. */
function judge(version: string, fields: object = {}, asked: Asked = {}) {
  const { release } = targetOf(version);
  const backend = release.plugins.find(({ role }) => role === 'backend')?.package;
  const plugins = [{ package: backend, ...on(version), ...fields }];
  return ruleFindings(
    dpDependencyMissing,
    { includes: release.defaults.includes, plugins },
    { version, container: 'configMap', ...asked },
  );
}

function on(version: string): object {
  return version.startsWith('2.') ? { enabled: true } : { disabled: false };
}

const missing = { severity: 'warning', path: ['plugins', 0, 'package'], fix: { kind: 'set' } };

describe('what brings the platform along', () => {
  test.each(['1.7', '1.10', '2.0'])('%s: the entry itself has to', (version) => {
    expect(judge(version)).toMatchObject([missing]);
    expect(judge(version, { dependencies: [{ ref: 'sonataflow' }] })).toEqual([]);
  });

  test.each(['1.8', '1.9'])('%s: the default of the operator, for the same package', (version) => {
    expect(judge(version)).toEqual([]);
    expect(judge(version, { package: other(version) })).toMatchObject([missing]);
  });

  test.each(['1.10', '2.0'])('%s: the flavour, where the target lists it', (version) => {
    expect(judge(version, {}, { target: { plugins: 'flavour' } })).toEqual([]);
  });

  test('1.7: without a target, since nothing is inherited there', () => {
    expect(judge('1.7', {}, { target: 'unknown' })).toMatchObject([missing]);
    expect(judge('1.9', {}, { target: 'unknown' })).toEqual([]);
    expect(judge('1.9', { package: other('1.9') }, { target: 'unknown' })).toMatchObject([missing]);
  });

  test('2.1: nothing but what the Backstage object lists, where that is what the target is read from', () => {
    expect(judge('2.1', {}, { target: { inferred: true, plugins: 'configmap' } })).toMatchObject([missing]);
    expect(judge('2.1', {}, { target: { inferred: true, plugins: 'flavour' } })).toEqual([]);
  });

  test('2.1: the flavour is always listed, since the policies come with it', () => {
    expect(judge('2.1')).toEqual([]);
  });

  test('another dependency stays beside it', () => {
    expect(judge('1.10', { dependencies: [{ ref: 'argocd' }] })).toMatchObject([
      { fix: { kind: 'append', path: ['plugins', 0, 'dependencies'] } },
    ]);
  });

  test.each([[[]], [[{}]], [[{ ref: '' }]], [[{ ref: 'Sonata' }]], [[{ name: 'sonataflow' }]]])(
    '%j is cleared on purpose, or another rule speaks',
    (dependencies) => {
      expect(judge('1.10', { dependencies })).toEqual([]);
    },
  );

  test.each<[string, object, Asked]>([
    ['switched off', { disabled: true }, {}],
    ['no target', {}, { target: 'unknown' }],
    ['a platform of one’s own', {}, { target: { ownPlatform: true } }],
    ['Helm', {}, { target: { method: 'helm' } }],
    ['a plain file', {}, { container: 'file' }],
  ])('nothing is missing: %s', (_, fields, asked) => {
    expect(judge('1.10', fields, asked)).toEqual([]);
  });
});

/** The backend as another text than the operator's. */
function other(version: string): string {
  return version === '1.8'
    ? '@redhat/backstage-plugin-orchestrator-backend-dynamic@1.8.2'
    : 'oci://quay.io/rhdh/red-hat-developer-hub-backstage-plugin-orchestrator-backend:1.0!x';
}
