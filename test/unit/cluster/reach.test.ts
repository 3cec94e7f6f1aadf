import { expect, test } from 'vitest';
import { createReach } from '../../../src/cluster/reach.ts';

test('a reach grows by what is new, and tells of that until nobody listens any more', () => {
  const reach = createReach(['a', 'b', 'a']);
  const over = new AbortController();
  const told: (readonly string[])[] = [];
  reach.onGrow(over.signal, () => told.push(reach.namespaces));
  expect([reach.include(['b']), reach.include(['c', 'c'])]).toEqual([false, true]);
  expect(told).toEqual([['a', 'b', 'c']]);
  over.abort();
  expect(reach.include(['d'])).toBe(true);
  expect(told).toHaveLength(1);
  expect(reach.namespaces).toEqual(['a', 'b', 'c', 'd']);
});
