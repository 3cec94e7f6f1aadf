import fc from 'fast-check';
import { expect, test } from 'vitest';
import { composedEdits } from '../../../../src/language/edits/composedEdits.ts';
import { applyEdits, type Edit } from '../../../../src/language/text/range.ts';

test.each<[string, readonly (readonly Edit[])[], readonly Edit[]]>([
  ['abcdef', [], []],
  ['abcdef', [[{ start: 1, end: 2, text: 'X' }]], [{ start: 1, end: 2, text: 'X' }]],
  [
    'abcdef',
    [
      [
        { start: 4, end: 5, text: '' },
        { start: 0, end: 0, text: '12' },
      ],
    ],
    [
      { start: 0, end: 0, text: '12' },
      { start: 4, end: 5, text: '' },
    ],
  ],
  [
    'abcdef',
    [[{ start: 1, end: 2, text: 'XYZ' }], [{ start: 2, end: 5, text: '-' }]],
    [{ start: 1, end: 3, text: 'X-' }],
  ],
  [
    'abc',
    [[{ start: 3, end: 3, text: 'd' }], [{ start: 0, end: 4, text: '' }]],
    [{ start: 0, end: 3, text: '' }],
  ],
])('%j, %j', (text, rounds, wanted) => {
  expect(composedEdits(text, rounds)).toEqual(wanted);
});

test('they make of the first text what the rounds make of it', () => {
  const word = fc.string({ maxLength: 4 });
  const seeds = fc.array(fc.array(fc.tuple(fc.nat(9), fc.nat(3), word), { maxLength: 3 }), { maxLength: 4 });
  fc.assert(
    fc.property(fc.string({ maxLength: 30 }), seeds, (text, raw) => {
      let current = text;
      const rounds = raw.map((steps) => {
        const edits: Edit[] = [];
        let at = 0;
        for (const [gap, length, put] of steps) {
          const start = Math.min(at + gap + 1, current.length);
          const end = Math.min(start + length, current.length);
          if (start > at || edits.length === 0) edits.push({ start, end, text: put });
          at = Math.max(at, end);
        }
        current = applyEdits(current, edits);
        return edits;
      });
      expect(applyEdits(text, composedEdits(text, rounds))).toBe(current);
    }),
  );
});
