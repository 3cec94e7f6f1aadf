import { describe, expect, test } from 'vitest';
import type { Manifest } from '../../../src/core/manifest.ts';
import { evaluateAll } from '../../../src/core/prerequisites/index.ts';
import { workloadOf } from '../../../src/core/report/rowObjects.ts';
import type { Target } from '../../../src/core/target/target.ts';
import { healthyWorld } from '../../support/orchestratorWorld.ts';
import { conditions, definition, object, serving, snapshotOf } from '../../support/snapshots.ts';
import { targetOf } from '../../support/targets.ts';

const helm = targetOf('1.10', { method: 'helm' });
const operator = targetOf('1.10');

/** A Deployment as the chart renders it. */
function rendered(container = 'backstage-backend', annotations: object = release('hub')): Manifest {
  const status = { observedGeneration: 1, ...conditions(['Available', 'True']) };
  return object('apps/v1', 'Deployment', 'hub-developer-hub', helm.namespace, {
    metadata: { annotations, labels: { 'helm.sh/chart': 'redhat-developer-hub-1.10.3' } },
    spec: { template: { spec: { containers: [{ name: container }] } } },
    status,
  });
}

function release(name: string): object {
  return { 'meta.helm.sh/release-name': name, 'meta.helm.sh/release-namespace': helm.namespace };
}

function judged(target: Target, deployments: readonly Manifest[]) {
  const customResourceDefinitions = ['sonataflowplatforms.sonataflow.org', 'backstages.rhdh.redhat.com'].map(
    definition,
  );
  return evaluateAll(snapshotOf({ deployments, customResourceDefinitions }), target).get('backstage');
}

describe('RHDH that Helm has installed', () => {
  test('is named with its release and its chart', () => {
    const status = judged(helm, [rendered()]);
    expect(status).toMatchObject({ state: 'ready', code: 'helm-serves' });
    expect(status?.reason.args).toEqual(['rhdh/hub', 'redhat-developer-hub-1.10.3']);
    expect(status?.notes.map(({ code }) => code)).toEqual(['helm-release']);
  });

  test.each<[string, readonly Manifest[], string, string]>([
    ['not there', [], 'absent', 'not-there'],
    ['another Deployment of Helm', [rendered('other')], 'absent', 'not-there'],
    ['of nobody', [rendered('backstage-backend', {})], 'absent', 'not-there'],
    [
      'not serving',
      [{ ...rendered(), status: { observedGeneration: 1 } }],
      'installing',
      'workload-unavailable',
    ],
  ])('%s', (_case, deployments, state, code) => {
    expect(judged(helm, deployments)).toMatchObject({ state, code });
  });

  test('is told where a Backstage object is looked for, and nothing is offered', () => {
    const operatorRuns = serving('rhdh-operator', 'rhdh-operator');
    expect(judged(operator, [rendered(), operatorRuns])).toMatchObject({
      state: 'degraded',
      code: 'installed-by-helm',
      remedies: [],
    });
    expect(judged(operator, [rendered('other'), operatorRuns])).toMatchObject({
      state: 'absent',
      code: 'not-there',
    });
  });

  test('beside a Backstage object is no matter of it', () => {
    const world = healthyWorld(operator);
    const given = { ...world, deployments: [...world.deployments, rendered()] };
    expect(evaluateAll(snapshotOf(given), operator).get('backstage')).toMatchObject({ state: 'ready' });
  });

  test.each([
    ['hub', 'hub-developer-hub'],
    ['developer-hub', 'developer-hub'],
  ])('%s has its workload under the name of the chart', (name, workload) => {
    expect(workloadOf('backstage', { ...helm, name })?.name).toBe(workload);
  });
});
