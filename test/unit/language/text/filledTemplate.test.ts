import { expect, test } from 'vitest';
import { filledTemplate } from '../../../../src/language/text/filledTemplate.ts';

test.each([
  ['a: {{ .x }}\nb: 1\n', 'a: xxxxxxxx\nb: 1\n'],
  ['{{- if .x }}\na: 1\n{{- end }}\n', '            \na: 1\n          \n'],
  ['{% for x in y %}{# why #}\n- {{ x }}\n', '                         \n- xxxxxxx\n'],
  ['a: "${{ values.a }}-b"\n', 'a: "xxxxxxxxxxxxxxx-b"\n'],
  ['{{- /* {{ not\n one */ -}}\r\na: 1', '             \n           \r\na: 1'],
  ['a: {{\n  .x }}\n', 'a: xx\n       \n'],
  ['p: oci://a/b:{{inherit}}\nn: {{ backstage-ns }}\n', 'p: oci://a/b:{{inherit}}\nn: {{ backstage-ns }}\n'],
  ['a: {{ never closed\n', 'a: {{ never closed\n'],
])('%j becomes %j', (template, text) => {
  expect(filledTemplate(template).text).toBe(text);
});

test('what is certain: lines without an action that no condition encloses', () => {
  const template = [
    'sure: 1',
    'filled: {{ .x }}',
    '{{- if .a }}',
    'maybe: 1',
    '{{- range .b }}',
    'often: 1',
    '{{- end }}',
    'still: 1',
    '{{- end }}',
    'again: 1',
    '{%- for x in y %}',
    'open: 1',
  ].join('\n');
  const { isCertain } = filledTemplate(template);
  const certain = template.split('\n').filter((line) => isCertain(template.indexOf(line)));
  expect(certain).toEqual(['sure: 1', 'again: 1']);
});
