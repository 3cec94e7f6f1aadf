import { expect, test } from 'vitest';
import { foldsOf } from '../../../../src/language/help/folding.ts';

/** `first-last` for each fold, `#` behind those of comments. */
function folds(text: string): string {
  return foldsOf(text)
    .map(({ start, end, kind }) => `${start}-${end}${kind === 'comment' ? '#' : ''}`)
    .join(' ');
}

test.each([
  ['nothing', '', ''],
  ['one level', 'a:\n  b: 1\n  c: 2\nd: 3\n', '0-2'],
  ['blank lines and comments behind stay outside', 'a:\n  b: 1\n\n# c\nd: 3\n', '0-1'],
  ['items with several lines', 'a:\n  - b: 1\n    c: 2\n  - d\n', '0-3 1-2'],
  ['a list in the column of its key', 'a:\n- b: 1\n  c: 2\n- d\ne: 1\n', '0-3 1-2'],
  ['inside a block scalar', 'a: |\n  b:\n    - c: 1\n      d: 2\n\n  e: 3\nf: 1\n', '0-5 1-3 2-3'],
  ['carriage returns', 'a:\r\n  b:\r\n    c: 1\r\n', '0-2 1-2'],
  ['comments', '# a\n# b\nc: 1\n  # d\n', '0-1#'],
  ['several documents', 'a: 1\nb: 2\n---\nc:\n  d: 1\n---\n', '0-1 2-4 3-4'],
  ['a mark at the beginning is no second document', '---\na: 1\nb: 2\n', ''],
  ['text that is not YAML', ': [\n\t- x\n  y\n z\n', '0-3 1-2'],
])('%s', (_name, text, expected) => {
  expect(folds(text)).toBe(expected);
});

test('ten thousand levels', () => {
  const text = Array.from({ length: 10_000 }, (_, level) => `${' '.repeat(level)}a:\n`).join('');
  expect(foldsOf(text)).toHaveLength(9_999);
});
