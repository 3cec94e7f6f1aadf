import { expect, test } from 'vitest';
import { isOpenShift } from '../../src/core/snapshot.ts';
import { object, snapshotOf, type Given } from '../support/snapshots.ts';

test.each<[string, Given, boolean]>([
  ['has a version', [object('config.openshift.io/v1', 'ClusterVersion', 'version', undefined)], true],
  ['may not be asked for its version', 'forbidden', true],
  ['knows the kind, but has none', [], false],
  ['does not know the kind', 'notServed', false],
  ['has not answered yet', 'pending', false],
  ['is away', 'unreachable', false],
])('a cluster that %s is OpenShift or not', (_name, clusterVersions, expected) => {
  expect(isOpenShift(snapshotOf({ clusterVersions }))).toBe(expected);
});
