import { describe, expect, test } from 'vitest';
import { lineAbove } from '../../../../src/language/text/lines.ts';

const entry = (number: number): string =>
  `  - package: plugin-${number}\n    disabled: false\n    # a remark\n\n    pluginConfig: {}\n`;
const entries = (count: number): string => Array.from({ length: count }, (_, at) => entry(at)).join('');

/** The line that was found, above the end of a text. */
function above(text: string, blanks: number, inside: 'mapping' | 'list', start = 0): string | undefined {
  const found = lineAbove(text, { start, end: text.length }, blanks, inside);
  return text.slice(found).split('\n')[0];
}

describe('the line on which more is said, above thousands that belong to it', () => {
  test.each([3, 40, 2000])('of a list with %i items', (count) => {
    const text = `apiVersion: v1\nplugins:\n${entries(count).replaceAll('\n\n', '\n')}`;
    expect(above(text, 2, 'list')).toBe('plugins:');
  });

  test('a blank line may be one, whoever asks looks at it', () => {
    expect(above(`plugins:\n${entries(3)}`, 2, 'list')).toBe('');
  });

  test('of a list in the column of its key', () => {
    expect(above('a:\nplugins:\n- b\n- c\n', 0, 'list')).toBe('plugins:');
  });

  test('of a mapping', () => {
    const text = `data:\n  one: 1\n  two:\n${'    deep: 3\n'.repeat(2000)}`;
    expect(above(text, 2, 'mapping')).toBe('  two:');
    expect(above(text, 3, 'mapping')).toBe('  two:');
    expect(above(text, 0, 'mapping')).toBe('data:');
  });

  test('none but that at the start', () => {
    const text = `- a\n${'- b\n'.repeat(1000)}`;
    expect(above(text, 0, 'list')).toBe('- a');
    expect(above(text, 0, 'list', 4)).toBe('- b');
  });
});
