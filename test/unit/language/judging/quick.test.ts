import { describe, expect, test } from 'vitest';
import { releases } from '../../../../src/core/releases/index.ts';
import { judge } from '../../../../src/language/judging/judge.ts';
import { judgeQuickly } from '../../../../src/language/judging/quick.ts';
import { yamlText } from '../../../../src/language/text/document.ts';
import { contextOf } from '../../../support/judging.ts';

const configMap = 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: hub}\n';
const backstage = 'apiVersion: rhdh.redhat.com/v1alpha5\nkind: Backstage\nmetadata:\n  name: hub\n';

/** What stands here, and the codes that are told of it where the release is not known. */
const texts: readonly (readonly [what: string, text: string, codes: readonly string[]])[] = [
  [
    'a list in one line behind ">"',
    `${configMap}data:\n  dynamic-plugins.yaml: >\n    includes: [dynamic-plugins.default.yaml]\n`,
    ['yaml-folded'],
  ],
  [
    'joined lines beside a mistake',
    `${backstage}  annotations:\n    note: >-\n      one\n      two\nspec:\n  replica: 1\n`,
    ['schema-unknown-field'],
  ],
  [
    'a mistake in the key of joined lines',
    `${backstage}spec:\n  replica: >\n    one\n    two\n  application: {}\n`,
    ['schema-unknown-field'],
  ],
  [
    'a variable before a colon in a list',
    'plugins:\n  - package: ./dynamic-plugins/dist/a\n    disable: true\n    pluginConfig: {url: "https://${HOST}:8080"}\n',
    ['schema-unknown-field'],
  ],
  [
    'a mapping as a key in a list',
    'plugins:\n  - package: ./dynamic-plugins/dist/a\n    pluginConfig: {{a: b}: c}\n',
    [],
  ],
  [
    'a colon without a key, and another one behind it',
    'plugins:\n  - package: ./dynamic-plugins/dist/a\n    pluginConfig:\n      frontend:\n      :     some.plugin:\n              x: 1\n',
    ['yaml-syntax'],
  ],
  [
    'an alias that a key written twice has for its value',
    'plugins:\n  - package: ./dynamic-plugins/dist/a\n    disabled: *nowhere\n    disabled: *nowhere\n',
    ['yaml-duplicate-key'],
  ],
  [
    'a quote that is not closed before the file ends in the middle of a line',
    `${configMap}data:\n  dynamic-plugins.yaml: |\n    plugins:\n      - package: "some`,
    ['dp-integrity-missing', 'yaml-syntax'],
  ],
  [
    'a template',
    `${backstage}  namespace: {{ .Release.Namespace }}\nspec:\n  {{- if .Values.x }}\n  replica: 1\n  {{- end }}\n  replicaz: 1\n`,
    ['schema-unknown-field'],
  ],
  [
    'a template that is no YAML however it is filled in',
    `${backstage}{{- range .Values.all }}\nspec: [\n{{- end }}\n`,
    [],
  ],
];

describe('the quick way and the long one say the same, at the same places', () => {
  test.each(texts)('%s', (_what, text, codes) => {
    const context = { ...contextOf(), target: undefined, candidates: releases };
    const [quick, slow] = [judgeQuickly(yamlText(text), context), judge(yamlText(text), context)];
    const said = ({ findings }: typeof slow) => findings.map(({ code, range }) => ({ code, ...range }));
    expect(said(slow).filter(({ start, end }) => start > end || end > text.length)).toEqual([]);
    expect(quick.ours).toBe(slow.ours);
    expect(said(quick)).toEqual(said(slow));
    expect(slow.findings.map(({ code }) => code)).toEqual(codes);
  });
});
