import { parseAllDocuments, visit, type Scalar } from 'yaml';
import { describe, expect, test } from 'vitest';
import { blockMap } from '../../../../src/language/text/blockScalar.ts';

/** Every way a block scalar is written that the map has to follow. */
const shapes: Readonly<Record<string, string>> = {
  literal: 'd: |\n  a: 1\n  b:\n    - c\n',
  'stripped, no final line break': 'd: |-\n  a\n  b',
  'kept blank lines': 'd: |+\n  a\n\n\ne: 1\n',
  'explicit indentation': 'd: |2\n    a\n   b\n',
  'explicit indentation, folded': 'd: >1\n   a\n  b\n c\n',
  folded: 'd: >\n  a b\n  c\n\n  d\n    more\n    ind\n  e\n',
  'folded, stripped': 'd: >-\n\n  a\n   b\n\n\n  c',
  'folded around indented lines': 'd: >\n  a\n\n   b\n\n  c\n',
  'folded with blanks at line ends': 'd: >\n  a \n  b\n',
  'folded over a line of blanks': 'd: >\n  a\n   \n  b\n',
  'folded before a tab': 'd: >\n  a\n  \tb\n  c\n',
  'a comment in the header': 'd: |  # note\n  a\n',
  'no comment in the body': 'd: |\n # not a comment\n a\n# a comment\ne: 1\n',
  'carriage returns': 'd: |\r\n  a: 1\r\n  b: 2\r\n',
  'carriage returns, folded': 'd: >\r\n  a\r\n  b\r\n\r\n  c\r\n',
  'blank lines in front': 'd: |\n\n\n  a\n \n  b\n',
  'a longer blank line in front': 'd: |\n  \n  a\n',
  tabs: 'd: |\n  a\tb\n  \tc\n',
  'no final line break': 'd: |\n  a',
  'blanks at line ends and at the end': 'd: |\n  a\n    \n  b  \n   \n',
  'characters of two units': 'x: 😀\nd: |\n  é😀\n  b\n',
  'an anchor': 'd: &a |\n    x\n',
  'in a list': '- |\n x\n- >+\n y\n\n z\n\n',
  empty: 'd: |\n',
  'only line breaks': 'd: |+\n\n\n',
};

function scalarsOf(text: string): readonly Scalar[] {
  const found: Scalar[] = [];
  for (const document of parseAllDocuments(text, { keepSourceTokens: true })) {
    // With a line that is indented less than the first one nobody can say what the value is.
    if (document.errors.length > 0) continue;
    visit(document, {
      Scalar: (_key, node) => void (node.type?.startsWith('BLOCK') === true && found.push(node)),
    });
  }
  return found;
}

/** Offsets at which the map is wrong: neither the same character nor a line break for a line break. */
function wrongPlaces(text: string, value: string, map: Uint32Array): readonly number[] {
  return [...value.split('').keys()].filter((index) => {
    const [said, found] = [value[index], text[map[index] ?? -1]];
    const isBreak = found === '\n' || found === '\r' || found === undefined;
    return said !== found && !(isBreak && (said === '\n' || said === ' '));
  });
}

describe('the place of every character of a block scalar', () => {
  test.each(Object.entries(shapes))('%s', (_name, text) => {
    const scalars = scalarsOf(text);
    expect(scalars.length).toBeGreaterThan(0);
    for (const scalar of scalars) {
      const value = String(scalar.value);
      const map = blockMap(scalar) ?? new Uint32Array();
      expect(map).toHaveLength(value.length + 1);
      expect(wrongPlaces(text, value, map)).toEqual([]);
      expect([...map]).toEqual([...map].toSorted((one, other) => one - other));
      expect(map.at(-1)).toBeLessThanOrEqual(text.length);
    }
  });

  test('random bodies', () => {
    const random = seeded(20261124);
    for (let round = 0; round < 400; round++) {
      const text = randomBlock(random);
      for (const scalar of scalarsOf(text)) {
        const value = String(scalar.value);
        expect(wrongPlaces(text, value, blockMap(scalar) ?? new Uint32Array()), JSON.stringify(text)).toEqual(
          [],
        );
      }
    }
  });

  test('a scalar of another style has no map', () => {
    const [document] = parseAllDocuments('a: "b"', { keepSourceTokens: true });
    const scalar = document?.get('a', true) as Scalar;
    expect(blockMap(scalar)).toBeUndefined();
  });
});

function seeded(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

function randomBlock(random: (below: number) => number): string {
  const pick = <T>(from: readonly T[]): T => from[random(from.length)] as T;
  const lineBreak = pick(['\n', '\n', '\r\n']);
  const lines = Array.from({ length: 1 + random(6) }, () =>
    pick(['', '', '  ', 'a', 'a b', '  a', '\ta', 'a ', 'é😀', '- a: |', '# a']),
  );
  const body = lines.map((line) => (line === '' ? '' : `  ${line}`)).join(lineBreak);
  return `d: ${pick(['|', '>', '|-', '>-', '|+', '>+'])}${lineBreak}${body}${pick(['', lineBreak, `${lineBreak}e: 1${lineBreak}`])}`;
}
