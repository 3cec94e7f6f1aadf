import { describe, expect, test } from 'vitest';
import { contextOf, summary } from '../../../support/judging.ts';

function said(version: string, text: string): readonly string[] {
  return summary(text, contextOf(version, { fileName: 'dynamic-plugins.yaml', target: undefined }));
}

const list = (entry: string): string =>
  `includes: [dynamic-plugins.default.yaml]\nplugins:\n  - package: ${entry}\n`;

describe('one mistake has one finding', () => {
  test.each([
    ['1.10', 'null', '3 error dp-package-string "null"'],
    [
      '1.10',
      'ref://red-hat-developer-hub-backstage-plugin-orchestrator',
      '3 error dp-ref-scheme "ref://red-hat-developer-hub-backstage-plugin-orchestrator"',
    ],
    ['1.8', 'oci://quay.io/X/y:1', '3 error dp-oci-format "oci://quay.io/X/y:1"'],
    ['1.8', 'oci://quay.io/x/y:1', '3 error dp-oci-path "oci://quay.io/x/y:1"'],
  ])('%s: %s', (version, entry, found) => {
    expect(said(version, list(entry))).toEqual([found]);
  });

  test('a field one step too deep is no switch without a value', () => {
    const text = list('./dynamic-plugins/dist/x\n    disabled: false\n      pluginConfig:\n        a: 1');
    expect(said('1.10', text)).toEqual(['5 error yaml-indentation "pluginConfig:"']);
  });
});
