import { expect, test } from 'vitest';
import { lineColumns } from '../../../../src/language/text/lineColumns.ts';

test.each([
  ['', 0, 1, 1],
  ['ab', 2, 1, 3],
  ['a\nb', 2, 2, 1],
  ['a\nb\n', 4, 3, 1],
  ['a\r\nb', 3, 2, 1],
  ['\n\n', 1, 2, 1],
  ['😀x\n', 2, 1, 3],
])('%j at %i is line %i, column %i', (text, offset, line, column) => {
  expect(lineColumns(text)(offset)).toEqual({ line, column });
});
