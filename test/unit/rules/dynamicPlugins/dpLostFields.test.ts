import { expect, test } from 'vitest';
import { dpLostFields } from '../../../../src/core/rules/dynamicPlugins/dpLostFields.ts';
import { ruleFindings, type Asked } from '../../../support/ruleFindings.ts';

function judge(fields: object, asked: Asked) {
  return ruleFindings(
    dpLostFields,
    { plugins: [{ package: 'a' }, { package: 'oci://h/b:1', ...fields }] },
    asked,
  );
}

test.each(['1.8', '1.9', '1.10', '2.0', '2.1'])('the operator of %s forgets both fields', (version) => {
  const found = judge({ pullPolicy: 'Always', forceDownload: true }, { version, container: 'configMap' });
  expect(found).toMatchObject([
    { path: ['plugins', 1, 'pullPolicy'], severity: 'warning', consumer: 'operator' },
    { path: ['plugins', 1, 'forceDownload'] },
  ]);
});

test.each<Asked>([
  { version: '1.7', container: 'configMap' },
  { version: '1.10', container: 'file' },
  { version: '1.10', container: 'values' },
  { version: '1.10', container: 'configMap', target: { method: 'helm' } },
])('nothing is lost where the installer reads the list itself: %j', (asked) => {
  expect(judge({ pullPolicy: 'Always' }, asked)).toEqual([]);
});

test('what says nothing but the default can go', () => {
  const fixes = (fields: object) => judge(fields, { container: 'configMap' }).map(({ fix }) => fix?.kind);
  expect(fixes({ pullPolicy: 'IfNotPresent' })).toEqual(['remove']);
  expect(fixes({ forceDownload: false })).toEqual(['remove']);
  expect(fixes({ pullPolicy: 'Always' })).toEqual([undefined]);
});
