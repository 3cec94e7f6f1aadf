import { describe, expect, test } from 'vitest';
import { comesOutAsSent, showsTheSame, type Judged } from '../../../src/cluster/shown.ts';
import type { Manifest } from '../../../src/core/manifest.ts';

const object = (fields: object, kind = 'ConfigMap'): Manifest => ({
  apiVersion: 'v1',
  kind,
  metadata: { name: 'a', namespace: 'n' },
  ...fields,
});
const judged = (sent: Manifest, result: Manifest, rest: Partial<Judged> = {}): Judged => ({
  kind: 'judged',
  change: { kind: 'apply', object: sent },
  result,
  ...rest,
});

describe('what comes out of an apply', () => {
  test.each([
    ['the same', { data: { a: '1' } }, { data: { a: '1' } }, true],
    ['more than was sent', { data: { a: '1' } }, { data: { a: '1', b: '2' }, other: 1 }, true],
    ['another value', { data: { a: '1' } }, { data: { a: '2' } }, false],
    ['a field less', { data: { a: '1' } }, { data: {} }, false],
    ['nothing where something was sent', { data: { a: '1' } }, {}, false],
    ['a longer list', { list: [1] }, { list: [1, 2] }, false],
    ['the same list with more in its entries', { list: [{ a: 1 }] }, { list: [{ a: 1, b: 2 }] }, true],
    ['an object where a list was sent', { list: [1] }, { list: { 0: 1 } }, false],
  ])('%s', (_, sent, result, expected) => {
    expect(comesOutAsSent(judged(object(sent), object(result)))).toBe(expected);
  });

  test('is told of a Secret by its metadata alone', () => {
    const sent = object({ stringData: { a: 'x' }, type: 'Opaque' }, 'Secret');
    expect(comesOutAsSent(judged(sent, object({ data: { a: '••••••••' } }, 'Secret')))).toBe(true);
  });
});

describe('a confirmation', () => {
  const live = object({ data: { a: '1' } });
  const shown = judged(live, live, { live, guard: { uid: 'u', resourceVersion: '1' } });

  test('holds for another version that shows the same', () => {
    expect(showsTheSame(shown, { ...shown, guard: { uid: 'u', resourceVersion: '2' } })).toBe(true);
  });

  test('does not hold for another object, another state or another result', () => {
    const other = object({ data: { a: '2' } });
    expect(showsTheSame(shown, { ...shown, guard: { uid: 'v', resourceVersion: '1' } })).toBe(false);
    expect(showsTheSame(shown, { ...shown, live: other })).toBe(false);
    expect(showsTheSame(shown, { ...shown, result: other })).toBe(false);
  });
});
