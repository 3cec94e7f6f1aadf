import { describe, expect, test } from 'vitest';
import { pairsOf, pairwise, type Dimensions, type Row } from '../../support/pairwise.ts';

const dimensions = {
  colour: ['red', 'green', 'blue'],
  size: ['small', 'large'],
  shape: ['round', 'square', 'flat'],
  weight: ['light', 'heavy'],
} as const;

const notBigAndFlat = ({ size, shape }: Row<typeof dimensions>): boolean =>
  !(size === 'large' && shape === 'flat');

/** Every combination of the values. */
function combinations<D extends Dimensions>(offered: D): readonly Row<D>[] {
  let rows: readonly Readonly<Record<string, string>>[] = [{}];
  for (const [name, values] of Object.entries(offered)) {
    rows = rows.flatMap((row) => values.map((value) => ({ ...row, [name]: value })));
  }
  // Each row has got one value of every dimension.
  return rows as readonly Row<D>[];
}

describe('pairwise', () => {
  test.each([
    ['without a rule', () => true],
    ['with pairs that cannot be', notBigAndFlat],
  ])('has every pair that some combination has, and no other: %s', (_, allowed) => {
    const possible = combinations(dimensions).filter(allowed);
    const rows = pairwise(dimensions, allowed);
    expect(new Set(rows.flatMap(pairsOf))).toEqual(new Set(possible.flatMap(pairsOf)));
    expect(rows.length).toBeLessThan(possible.length / 2);
    expect(pairwise(dimensions, allowed)).toEqual(rows);
  });

  test('has no rows where nothing is allowed', () => {
    expect(pairwise(dimensions, () => false)).toEqual([]);
  });
});
