import { expect, test } from 'vitest';
import { contextOf, summary } from '../../../support/judging.ts';

const list = (indent: string): string =>
  `includes: [dynamic-plugins.default.yaml]\nplugins:\n  - package: ./dynamic-plugins/dist/x\n${indent}disabled: false\n`;

test.each([
  ['  ', '4 error yaml-indentation "disabled: false"'],
  ['', '4 warning schema-unknown-field "disabled"'],
])('a list of any name with a field that slipped out of its entry: "%s"', (indent, said) => {
  expect(summary(list(indent), contextOf('1.10', { fileName: 'list.yaml' }))).toEqual([said]);
});
