import { expect, test } from 'vitest';
import { createStore } from '../../../src/cluster/store.ts';
import type { Trimmed } from '../../../src/cluster/trim.ts';

const object = (name: string, resourceVersion: string, namespace = 'n', uid = 'u'): Trimmed => ({
  object: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name, namespace, uid, resourceVersion } },
});

test('remembers since when a version has been there, also across lists', () => {
  let now = 100;
  const store = createStore(() => now);
  const since = () =>
    store
      .objects()
      .map(({ object: { metadata }, since: at }) => `${metadata.namespace}/${metadata.name}@${at}`);
  store.replace([object('b', '1'), object('a', '1'), object('a', '1', 'm')]);
  expect(since()).toEqual(['m/a@100', 'n/a@100', 'n/b@100']);

  now = 200;
  store.put(object('b', '2'));
  store.put(object('a', '1'));
  expect(since()).toEqual(['m/a@100', 'n/a@100', 'n/b@200']);

  now = 300;
  store.replace([object('a', '1'), object('b', '2', 'n', 'another')]);
  expect(since()).toEqual(['n/a@100', 'n/b@300']);

  store.remove(object('a', '9'));
  expect(since()).toEqual(['n/b@300']);
});

test('hands out the same list until something changes', () => {
  const store = createStore(() => 0);
  store.replace([object('a', '1')]);
  const before = store.objects();
  expect(store.objects()).toBe(before);
  store.put(object('a', '2'));
  expect(store.objects()).not.toBe(before);
});

test('takes from an object of a list since when it is as it is, never later than now, and sees changes itself', () => {
  let now = 100;
  const store = createStore(() => now);
  const since = () => store.objects().map(({ since: at }) => at);
  store.replace([
    { ...object('a', '1'), changedAt: 40 },
    { ...object('b', '1'), changedAt: 999 },
  ]);
  expect(since()).toEqual([40, 100]);
  now = 200;
  store.put({ ...object('a', '2'), changedAt: 140 });
  store.put({ ...object('c', '1'), changedAt: 150 });
  expect(since()).toEqual([200, 100, 200]);
  expect(JSON.stringify(store.objects())).not.toContain('changedAt');
});
