import { describe, expect, test } from 'vitest';
import type { Manifest } from '../../../src/core/manifest.ts';
import { evaluateAll } from '../../../src/core/prerequisites/index.ts';
import { healthyWorld } from '../../support/orchestratorWorld.ts';
import { conditions, now, object, snapshotOf, type Given } from '../../support/snapshots.ts';
import { targetOf } from '../../support/targets.ts';

const wide = targetOf('1.10', { workflowNamespaces: ['flows'] });
const narrow = targetOf('1.10');

function clusterPlatform(status: object, namespace = wide.namespace, metadata: object = {}): Manifest {
  return object('sonataflow.org/v1alpha08', 'SonataFlowClusterPlatform', 'cluster-platform', undefined, {
    metadata,
    spec: { platformRef: { name: 'sonataflow-platform', namespace } },
    status,
  });
}

function judged(sonataFlowClusterPlatforms: Given, target = wide, since?: number) {
  const snapshot = snapshotOf({ ...healthyWorld(target), sonataFlowClusterPlatforms }, since);
  return evaluateAll(snapshot, target).get('cluster-platform');
}

const succeeded = conditions(['Succeed', 'True']);
const failed = (reason: string) => conditions(['Succeed', 'False', reason]);

describe('the cluster platform of a target with workflows in other namespaces', () => {
  test.each<[string, Given, string, string]>([
    ['accepted', [clusterPlatform(succeeded)], 'ready', 'succeed'],
    ['absent', [], 'absent', 'not-there'],
    ['its CRD missing', 'notServed', 'absent', 'crd-missing'],
    ['forbidden', 'forbidden', 'unknown', 'forbidden'],
    ['for another platform', [clusterPlatform(succeeded, 'elsewhere')], 'degraded', 'other-platform'],
    ['without its platform', [clusterPlatform(failed('PlatformNotFound'))], 'degraded', 'platform-not-found'],
    ['beside an active one', [clusterPlatform(failed('Duplicated'))], 'degraded', 'duplicated'],
    ['not looked at', [clusterPlatform({})], 'installing', 'creating'],
    [
      'being deleted',
      [clusterPlatform(succeeded, wide.namespace, { deletionTimestamp: 'now' })],
      'removing',
      'deleting',
    ],
  ])('%s', (_case, given, state, code) => {
    expect(judged(given)).toMatchObject({ state, code });
  });

  test('that is never looked at is told after a while, and what passes in seconds is not', () => {
    expect(judged([clusterPlatform({})], wide, now - 600_000)).toMatchObject({ code: 'creating-stuck' });
    const missing = [clusterPlatform(failed('PlatformNotFound'))];
    expect(judged(missing, wide, now - 1_000)).toMatchObject({ state: 'installing' });
  });

  test('is looked at anew after every change', () => {
    const given = (observedGeneration: number) =>
      judged([clusterPlatform({ observedGeneration, ...succeeded }, wide.namespace, { generation: 2 })]);
    expect(given(1)).toMatchObject({
      state: 'installing',
      evidence: [{ field: 'status.observedGeneration' }],
    });
    expect(given(2)).toMatchObject({ state: 'ready' });
  });

  test('of two that lead there is the active one, whatever it is called', () => {
    const second = clusterPlatform(failed('Duplicated'), wide.namespace, { name: 'a-second' });
    const status = judged([second, clusterPlatform(succeeded)]);
    expect(status).toMatchObject({ state: 'ready', notes: [{ code: 'second-cluster-platform' }] });
    expect(judged([second])).toMatchObject({ code: 'duplicated' });
  });

  test('waits for the platform', () => {
    const statuses = evaluateAll(snapshotOf(), wide);
    expect(statuses.get('cluster-platform')).toMatchObject({ state: 'blocked' });
  });
});

test.each<Given>([[], 'forbidden', 'notServed', [clusterPlatform(succeeded, 'elsewhere')]])(
  'without such namespaces nobody asks for one',
  (given) => {
    expect(judged(given, narrow)?.state).toBe('notApplicable');
  },
);

test('one that leads to the platform is shown all the same', () => {
  expect(judged([clusterPlatform(failed('PlatformNotFound'))], narrow)?.code).toBe('platform-not-found');
});
