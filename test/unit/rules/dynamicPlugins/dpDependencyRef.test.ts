import { describe, expect, test } from 'vitest';
import { dpDependencyRef } from '../../../../src/core/rules/dynamicPlugins/dpDependencyRef.ts';
import { ruleFindings, type Asked } from '../../../support/ruleFindings.ts';

function judge(dependencies: unknown, asked: Asked & { readonly fields?: object } = {}) {
  const { fields = {}, ...others } = asked;
  return ruleFindings(
    dpDependencyRef,
    { plugins: [{ package: './a', dependencies, ...fields }] },
    { container: 'configMap', ...others },
  );
}

describe('the name of a dependency', () => {
  test.each([
    ['1.7', ['sonataflow'], ['argocd', 'tekton', 'okp']],
    ['1.8', ['sonataflow', 'argocd', 'tekton'], ['okp']],
    ['1.10', ['sonataflow', 'argocd', 'tekton'], ['okp']],
    ['2.0', ['sonataflow', 'argocd', 'tekton'], ['okp']],
    ['2.1', ['sonataflow', 'argocd', 'tekton', 'okp'], ['something-else']],
  ])('%s knows %j, not %j', (version, known, unknown) => {
    for (const ref of known) expect(judge([{ ref }], { version })).toEqual([]);
    for (const ref of unknown) {
      expect(judge([{ ref }], { version })).toMatchObject([
        { path: ['plugins', 0, 'dependencies', 0, 'ref'], severity: 'error', effect: 'silent' },
      ]);
    }
  });

  test.each([
    ['Sonataflow', 'error'],
    [' sonataflow ', 'error'],
    ['sonata-flow', 'error'],
    ['sonata', 'warning'],
    ['s', 'warning'],
    ['sonataflow.yaml', 'warning'],
  ])('"%s" means sonataflow: %s', (ref, severity) => {
    expect(judge([{ ref }])).toMatchObject([{ severity, fix: { value: 'sonataflow' } }]);
  });

  test('"name" is no "ref"', () => {
    expect(judge([{ name: 'sonataflow' }])).toMatchObject([
      { path: ['plugins', 0, 'dependencies', 0, 'name'], fix: { kind: 'renameKey', to: 'ref' } },
    ]);
  });

  test.each([[[{}]], [[{ ref: '' }]], [[]], [null], [['sonataflow']], ['sonataflow'], [[{ ref: 1 }]]])(
    '%j is left alone: it clears, or its form is wrong',
    (dependencies) => {
      expect(judge(dependencies)).toEqual([]);
    },
  );

  test('without a target only slips are told: an operator may have files of its own', () => {
    expect(judge([{ ref: 'mine-alone' }], { target: 'unknown' })).toEqual([]);
    expect(judge([{ ref: 'Sonataflow' }], { target: 'unknown' })).toHaveLength(1);
  });

  test('a plugin that is off has none', () => {
    expect(judge([{ ref: 'sonataflow' }], { fields: { disabled: true } })).toMatchObject([
      { path: ['plugins', 0, 'dependencies'], severity: 'hint' },
    ]);
    expect(judge([{}], { fields: { disabled: true } })).toEqual([]);
  });

  test('without an operator nobody reads them', () => {
    expect(judge([{ ref: 'x' }], { container: 'values' })).toEqual([]);
    expect(judge([{ ref: 'x' }], { target: { method: 'helm' } })).toEqual([]);
  });
});
