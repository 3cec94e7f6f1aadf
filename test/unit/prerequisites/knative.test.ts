import { describe, expect, test } from 'vitest';
import type { Manifest } from '../../../src/core/manifest.ts';
import { evaluateAll } from '../../../src/core/prerequisites/index.ts';
import type { ResourceKey } from '../../../src/core/snapshot.ts';
import {
  conditions,
  now,
  object,
  ownedBy,
  serving,
  snapshotOf,
  type Given,
} from '../../support/snapshots.ts';
import { targetOf } from '../../support/targets.ts';

const ns = 'knative-serving';

function knative(name: string, namespace: string, ready: readonly [string, string?, string?]): Manifest {
  return object('operator.knative.dev/v1beta1', 'KnativeServing', name, namespace, {
    status: { observedGeneration: 1, ...conditions(['Ready', ...ready]) },
  });
}

const good = knative(ns, ns, ['True']);
const down = object('apps/v1', 'Deployment', 'activator', ns, {
  metadata: ownedBy(good),
  status: { observedGeneration: 1, ...conditions(['Available', 'False']) },
});

function judge(given: Partial<Record<ResourceKey, Given>>, still = 60_000) {
  return evaluateAll(snapshotOf(given, now - still), targetOf()).get('knative-serving');
}

describe('Knative', () => {
  test.each<[string, Partial<Record<ResourceKey, Given>>, string, string]>([
    ['ready', { knativeServings: [good], deployments: [serving('activator', ns, good)] }, 'ready', 'ready'],
    [
      'in a wrong namespace',
      { knativeServings: [knative(ns, 'other', ['False', 'Error'])] },
      'degraded',
      'wrong-namespace',
    ],
    [
      'two of them',
      { knativeServings: [good, knative('second', ns, ['True'])] },
      'degraded',
      'two-in-namespace',
    ],
    [
      'an error that stays',
      { knativeServings: [knative(ns, ns, ['False', 'Error', 'Install failed'])] },
      'degraded',
      'install-error',
    ],
    ['no Deployment', { knativeServings: [good] }, 'degraded', 'deployments-missing'],
    [
      'a Deployment that is down',
      { knativeServings: [good], deployments: [down] },
      'degraded',
      'deployment-unavailable',
    ],
  ])('%s', (_case, given, state, code) => {
    expect(judge(given)).toMatchObject({ state, code });
  });

  test.each<[string, Partial<Record<ResourceKey, Given>>]>([
    ['no Deployment', { knativeServings: [good] }],
    ['a Deployment that is down', { knativeServings: [good], deployments: [down] }],
    [
      'an error of its webhooks',
      { knativeServings: [knative(ns, ns, ['False', 'Error', 'failed calling webhook'])] },
    ],
  ])('%s is no alarm in the first seconds', (_case, given) => {
    expect(judge(given, 1_000)).toMatchObject({ state: 'installing', recheckAt: now + 9_000 });
  });
});
