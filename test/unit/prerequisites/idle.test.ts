import { describe, expect, test } from 'vitest';
import type { Manifest } from '../../../src/core/manifest.ts';
import { evaluateAll } from '../../../src/core/prerequisites/index.ts';
import type { PrerequisiteId } from '../../../src/core/status.ts';
import { healthyWorld } from '../../support/orchestratorWorld.ts';
import { conditions, edited, object, serving, snapshotOf } from '../../support/snapshots.ts';
import { targetOf } from '../../support/targets.ts';

const idle = { annotations: { 'rhdh.redhat.com/idle': 'true' } };

/** The healthy world of a release whose Backstage object has other metadata and another condition. */
function judge(version: string, id: PrerequisiteId, metadata: object, condition: object) {
  const target = targetOf(version);
  const all = healthyWorld(target);
  const backstages = all.backstages.map((each): Manifest => ({
    ...each,
    metadata: { ...each.metadata, ...metadata },
    status: condition,
  }));
  return evaluateAll(snapshotOf({ ...all, backstages }), target).get(id);
}

const idled = conditions(['Deployed', 'False', 'Idled', 'Instance is idled']);
const deployed = conditions(['Deployed', 'True', 'Deployed', '0/0 replicas ready (Idled)']);

describe('a Backstage that was put to sleep', () => {
  test.each(['backstage', 'database'] as const)('%s says so, from 2.0 on', (id) => {
    const status = judge('2.0', id, idle, idled);
    expect(status).toMatchObject({ state: 'degraded', code: 'idled', remedies: [] });
    expect(status?.evidence[0]?.field).toBe('metadata.annotations[rhdh.redhat.com/idle]');
  });

  test('the annotation is enough where the operator goes on calling it deployed', () => {
    expect(judge('2.1', 'backstage', idle, deployed)?.code).toBe('idled');
  });

  test('so is the condition before the annotation is seen', () => {
    expect(judge('2.0', 'backstage', {}, idled)?.code).toBe('idled');
  });

  test('any other value keeps it awake', () => {
    const awake = { annotations: { 'rhdh.redhat.com/idle': 'false' } };
    expect(judge('2.0', 'backstage', awake, conditions(['Deployed', 'True', 'Deployed']))?.state).toBe(
      'ready',
    );
  });

  test('releases before 2.0 do not know the annotation', () => {
    expect(judge('1.10', 'backstage', idle, conditions(['Deployed', 'True', 'Deployed']))?.state).toBe(
      'ready',
    );
  });
});

describe('a workload that is scaled to nothing', () => {
  const target = targetOf('1.10');
  const stopped = (workload: Manifest | undefined): Manifest =>
    edited({ ...(workload ?? object('v1', 'None', 'none', undefined)), spec: {} }, ['spec', 'replicas'], 0);

  test.each<[PrerequisiteId, 'deployments' | 'statefulSets', string]>([
    ['backstage', 'deployments', 'backstage-hub'],
    ['database', 'statefulSets', 'backstage-psql-hub'],
    ['data-index', 'deployments', 'sonataflow-platform-data-index-service'],
  ])('%s does not serve, although its conditions may say so', (id, key, name) => {
    const all = healthyWorld(target);
    const changed = all[key].map((each) => (each.metadata.name === name ? stopped(each) : each));
    const status = evaluateAll(snapshotOf({ ...all, [key]: changed }), target).get(id);
    expect(status).toMatchObject({ state: 'degraded', code: 'scaled-to-zero' });
  });

  test('Knative keeps idle Deployments at nothing', () => {
    const knative = object(
      'operator.knative.dev/v1beta1',
      'KnativeEventing',
      'knative-eventing',
      'knative-eventing',
      {
        status: { observedGeneration: 1, ...conditions(['Ready', 'True']) },
      },
    );
    const deployments = [
      serving('eventing-controller', 'knative-eventing', knative),
      stopped(serving('pingsource-mt-adapter', 'knative-eventing', knative)),
    ];
    const given = snapshotOf({ knativeEventings: [knative], deployments });
    expect(evaluateAll(given, target).get('knative-eventing')?.state).toBe('ready');
  });
});
