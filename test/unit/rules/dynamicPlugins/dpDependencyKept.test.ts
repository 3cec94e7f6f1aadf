import { describe, expect, test } from 'vitest';
import { dpDependencyKept } from '../../../../src/core/rules/dynamicPlugins/dpDependencyKept.ts';
import { ruleFindings, type Asked } from '../../../support/ruleFindings.ts';
import { targetOf } from '../../../support/targets.ts';

function judge(version: string, dependencies: unknown, asked: Asked = {}) {
  const backend = targetOf(version).release.plugins.find(({ role }) => role === 'backend')?.package;
  const plugins = [{ package: backend, disabled: false, dependencies }];
  return ruleFindings(dpDependencyKept, { plugins }, { version, container: 'configMap', ...asked });
}

describe('dependencies: []', () => {
  test.each(['1.8', '1.9'])('clears nothing in %s', (version) => {
    expect(judge(version, [])).toMatchObject([
      {
        path: ['plugins', 0, 'dependencies'],
        severity: 'warning',
        consumer: 'operator',
        fix: { kind: 'replace', value: [{}] },
      },
    ]);
  });

  test.each(['1.7', '1.10', '2.0', '2.1'])('clears, or has nothing to clear, in %s', (version) => {
    expect(judge(version, [])).toEqual([]);
  });

  test('what clears or changes them is fine', () => {
    for (const dependencies of [[{}], [{ ref: '' }], [{ ref: 'argocd' }], null]) {
      expect(judge('1.9', dependencies)).toEqual([]);
    }
  });

  test('without an operator, or over no entry of its own, there is nothing to clear', () => {
    expect(judge('1.9', [], { container: 'file' })).toEqual([]);
    const plugins = [{ package: './mine', dependencies: [] }];
    expect(ruleFindings(dpDependencyKept, { plugins }, { version: '1.9', container: 'configMap' })).toEqual(
      [],
    );
  });
});
