import { describe, expect, test } from 'vitest';
import { plain } from '../../../../src/core/message.ts';
import { dpEnabledUnsupported } from '../../../../src/core/rules/dynamicPlugins/dpEnabledUnsupported.ts';
import { ruleFindings, type Asked } from '../../../support/ruleFindings.ts';

const off = { read: { kind: 'read', value: { plugins: [{ package: './a', disabled: true }] } } } as const;

function judge(fields: object, asked: Asked) {
  return ruleFindings(
    dpEnabledUnsupported,
    { includes: ['read'], plugins: [{ package: './a', ...fields }] },
    { included: off, ...asked },
  );
}

describe('"enabled" in a release that does not know it', () => {
  test.each(['1.7', '1.8', '1.9', '1.10'])('is an error for %s', (version) => {
    expect(judge({ enabled: false }, { version })).toMatchObject([
      { path: ['plugins', 0, 'enabled'], at: 'key', severity: 'error', effect: 'silent' },
    ]);
  });

  test.each(['2.0', '2.1'])('is fine for %s', (version) => {
    expect(judge({ enabled: false }, { version })).toEqual([]);
  });

  test.each([
    // The installer alone keeps what an included file says; the operator writes `disabled: false`.
    ['1.7', 'configMap', { enabled: true }, 'switched off'],
    ['1.8', 'configMap', { enabled: true }, 'switched on'],
    ['1.10', 'configMap', { enabled: false }, 'switched on'],
    ['1.10', 'file', { enabled: true }, 'switched off'],
    ['1.10', 'values', { enabled: true }, 'switched off'],
    ['1.9', 'file', { enabled: false, disabled: false }, 'switched on'],
  ] as const)('%s, %s, %j: the plugin is %s', (version, container, fields, state) => {
    const [found] = judge(fields, { version, container });
    expect(found && plain(found.message)).toContain(state);
  });

  test('beside a "disabled" that says the same it is there for newer releases', () => {
    expect(judge({ enabled: true, disabled: false }, {})).toEqual([]);
    expect(judge({ enabled: true, disabled: true }, {})).toHaveLength(1);
  });

  test('only a boolean that stands alone can be said the other way', () => {
    const fixes = (fields: object) => judge(fields, {}).map(({ fix }) => fix?.kind);
    expect(fixes({ enabled: true })).toEqual(['several']);
    expect(fixes({ enabled: 'yes' })).toEqual([undefined]);
    expect(fixes({ enabled: true, disabled: true })).toEqual([undefined]);
  });
});
