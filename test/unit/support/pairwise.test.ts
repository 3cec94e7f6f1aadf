import { describe, expect, test } from 'vitest';
import { combinations, pairsOf, pairwise, type Row } from '../../support/pairwise.ts';

const dimensions = {
  colour: ['red', 'green', 'blue'],
  size: ['small', 'large'],
  shape: ['round', 'square', 'flat'],
  weight: ['light', 'heavy'],
} as const;

const notBigAndFlat = ({ size, shape }: Row<typeof dimensions>): boolean =>
  !(size === 'large' && shape === 'flat');

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
