import { expect, test } from 'vitest';
import { trimmed } from '../../../src/cluster/trim.ts';
import { watchedResources } from '../../../src/core/snapshot.ts';

const { configMaps, secrets } = watchedResources;
const whole = { ...configMaps, metadataOnly: false };

test('fills in the type that items of a list lack, and drops the bookkeeping', () => {
  const raw = { metadata: { name: 'a', managedFields: [{}], labels: { x: 'y' } }, data: { k: 'v' } };
  expect(trimmed(raw, 'v1', whole)).toEqual({
    object: {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: 'a', labels: { x: 'y' } },
      data: { k: 'v' },
    },
  });
});

test('keeps of a Secret nothing but metadata and key names, whatever the server sends', () => {
  const managed = (fields: object) => ({ fieldsV1: fields });
  const raw = {
    kind: 'Secret',
    metadata: {
      name: 'a',
      annotations: { 'kubectl.kubernetes.io/last-applied-configuration': '{"data":{"k":"value"}}' },
      managedFields: [
        managed({ 'f:data': { '.': {}, 'f:b': {}, 'f:a': {} } }),
        managed({ 'f:stringData': { 'f:c': {} }, 'f:type': {} }),
        managed({ 'f:data': { 'f:a': {} } }),
        'nonsense',
      ],
    },
    data: { a: 'value' },
    stringData: { b: 'value' },
  };
  expect(trimmed(raw, 'v1', secrets)).toEqual({
    object: { apiVersion: 'v1', kind: 'Secret', metadata: { name: 'a' } },
    keys: ['a', 'b', 'c'],
  });
});

test.each([undefined, null, 'text', {}, { metadata: {} }, { metadata: { name: 7 } }])(
  'takes no object without a name: %j',
  (raw) => {
    expect(trimmed(raw, 'v1', configMaps)).toBeUndefined();
  },
);

test('keeps of the version of OpenShift the version alone, and of a catalog everything but its picture', () => {
  const { clusterVersions, catalogSources } = watchedResources;
  const raw = {
    metadata: { name: 'version' },
    spec: { clusterID: 'id' },
    status: { desired: { version: '4.21.0', image: 'i' }, history: [{}], availableUpdates: [{}] },
  };
  expect(trimmed(raw, 'config.openshift.io/v1', clusterVersions)?.object).toMatchObject({
    spec: {},
    status: { desired: { version: '4.21.0' } },
  });
  expect(JSON.stringify(trimmed(raw, 'config.openshift.io/v1', clusterVersions))).not.toContain('history');
  const source = { metadata: { name: 'c' }, spec: { sourceType: 'grpc', icon: { base64data: 'x' } } };
  expect(trimmed(source, 'v1alpha1', catalogSources)?.object['spec']).toEqual({ sourceType: 'grpc' });
});

test('knows when an object last changed from whatever tells it', () => {
  const at = (minute: number): string => `2026-01-01T00:0${minute}:00Z`;
  const changedAt = (metadata: object, conditions: readonly object[] = []) =>
    trimmed({ metadata: { name: 'a', ...metadata }, status: { conditions } }, 'v1', whole)?.changedAt;
  const created = { creationTimestamp: at(1) };
  expect(changedAt(created)).toBe(Date.parse(at(1)));
  expect(changedAt({ ...created, managedFields: [{ time: at(3) }, { time: at(2) }] })).toBe(
    Date.parse(at(3)),
  );
  expect(changedAt(created, [{ lastTransitionTime: at(4) }, {}])).toBe(Date.parse(at(4)));
  expect(changedAt({ ...created, deletionTimestamp: at(5) })).toBe(Date.parse(at(5)));
  expect(changedAt({})).toBeUndefined();
});
