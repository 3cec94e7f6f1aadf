import { describe, expect, test } from 'vitest';
import { pluginList } from '../../../../src/core/dynamicPlugins/pluginList.ts';
import { dpDisabledNoop } from '../../../../src/core/rules/dynamicPlugins/dpDisabledNoop.ts';
import { targetOf } from '../../../support/targets.ts';

/** What is found where the operator's own list has the plugin off. */
function judge(version: string, fields: object, container: 'configMap' | 'file' = 'configMap') {
  const target = targetOf(version);
  const off = { package: './a', disabled: true };
  const release = { ...target.release, defaults: { ...target.release.defaults, operatorEntries: [off] } };
  const isAsked = dpDisabledNoop.releases === 'all' || dpDisabledNoop.releases(release);
  const list = pluginList({ plugins: [{ package: './a', ...fields }] }, { release, target, container });
  return isAsked ? dpDisabledNoop.judge(list) : [];
}

describe('"disabled: false" over an entry of the operator that is off', () => {
  test.each(['2.0', '2.1'])('does nothing in %s', (version) => {
    expect(judge(version, { disabled: false })).toMatchObject([
      { path: ['plugins', 0, 'disabled'], fix: { changes: [{ to: 'enabled' }, { value: true }] } },
    ]);
  });

  test.each(['1.7', '1.8', '1.9', '1.10'])('switches it on in %s', (version) => {
    expect(judge(version, { disabled: false })).toEqual([]);
  });

  test('other ways to say it are fine', () => {
    expect(judge('2.0', { enabled: true })).toEqual([]);
    expect(judge('2.0', { enabled: true, disabled: false })).toEqual([]);
    expect(judge('2.0', { disabled: true })).toEqual([]);
    expect(judge('2.0', { disabled: false }, 'file')).toEqual([]);
  });
});
