import { describe, expect, it } from 'vitest';
import { editDistance, nearest } from '../../../src/core/schema/nearest.ts';

describe('editDistance', () => {
  it.each([
    ['', '', 0],
    ['abc', '', 3],
    ['abc', 'abc', 0],
    ['disable', 'disabled', 1],
    ['plguins', 'plugins', 1],
    ['kitten', 'sitting', 3],
  ] as const)('%s → %s is %d both ways', (from, to, distance) => {
    expect(editDistance(from, to)).toBe(distance);
    expect(editDistance(to, from)).toBe(distance);
  });
});

describe('nearest', () => {
  const names = ['package', 'disabled', 'integrity', 'pluginConfig', 'dependencies'];

  it.each([
    ['disable', 'disabled'],
    ['pluginconfig', 'pluginConfig'],
    ['pakcage', 'package'],
    ['dependancies', 'dependencies'],
  ])('takes %s for %s', (word, meant) => {
    expect(nearest(word, names)).toBe(meant);
  });

  it.each(['name', 'version', 'x', '', 'config'])('makes no guess at %j', (word) => {
    expect(nearest(word, names)).toBeUndefined();
  });
});
