import { describe, expect, test } from 'vitest';
import { releases } from '../../../../src/core/releases/index.ts';
import { judge } from '../../../../src/language/judging/judge.ts';
import { judgeQuickly } from '../../../../src/language/judging/quick.ts';
import { yamlText } from '../../../../src/language/text/document.ts';
import { contextOf, summary } from '../../../support/judging.ts';

const unknown = contextOf('2.0', {
  target: undefined,
  candidates: releases,
  fileName: 'dynamic-plugins.yaml',
});

/** What is said about a list where nobody said for which release it is. */
function said(text: string): readonly string[] {
  const quick = judgeQuickly(yamlText(text), unknown).findings.map(({ code }) => code);
  expect(quick).toEqual(judge(yamlText(text), unknown).findings.map(({ code }) => code));
  return summary(text, unknown);
}

const list = (entry: string): string =>
  `includes: [dynamic-plugins.default.yaml]\nplugins:\n  - package: ./dynamic-plugins/dist/x\n${entry}`;

describe('a list that may be for any release', () => {
  test('has nothing said about what only one dialect of YAML reads so', () => {
    expect(said(list('    disabled: yes\n'))).toEqual([]);
    expect(said(list('    <<: {disabled: true}\n'))).toEqual([]);
  });

  test('has said what every dialect reads so', () => {
    expect(said(list('    disabled: "no"\n'))).toEqual(['4 warning dp-flag-type "\\"no\\""']);
  });

  test('the same inside a ConfigMap', () => {
    const inside = list('    disabled: yes\n').replace(/^/gm, '    ');
    expect(
      said(
        `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata:\n  dynamic-plugins.yaml: |\n${inside}\n`,
      ),
    ).toEqual([]);
  });

  test('what all refuse, each for another reason, is told once', () => {
    expect(said('plugins:\n  - package: oci://quay.io/x/y\n')).toEqual([
      '2 error dp-oci-format "oci://quay.io/x/y"',
    ]);
  });

  test('what only some refuse is not told', () => {
    expect(said('plugins:\n  - package: oci://quay.io/x/y:1\n')).toEqual([]);
  });
});
