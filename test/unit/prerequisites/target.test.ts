import { describe, expect, test } from 'vitest';
import { evaluateAll } from '../../../src/core/prerequisites/index.ts';
import type { ResourceKey } from '../../../src/core/snapshot.ts';
import type { PrerequisiteId, Status } from '../../../src/core/status.ts';
import { healthyWorld } from '../../support/orchestratorWorld.ts';
import { conditions, edited, object, snapshotOf, type Given } from '../../support/snapshots.ts';
import { targetOf } from '../../support/targets.ts';

const target = targetOf('1.10');
const ns = target.namespace;

const world = () => healthyWorld(target);

/** The status of one prerequisite. */
function judge(given: Partial<Record<ResourceKey, Given>>, id: PrerequisiteId): Status {
  const status = evaluateAll(snapshotOf(given), target).get(id);
  if (status === undefined) throw new Error(`${id} was not judged`);
  return status;
}

const mine: readonly PrerequisiteId[] = [
  'backstage',
  'database',
  'platform',
  'network-policies',
  'data-index',
  'jobs-service',
];

describe('what belongs to the target', () => {
  test.each(mine)('%s is ready when its own objects say so, with evidence', (id) => {
    const status = judge(world(), id);
    expect(status.state).toBe('ready');
    expect(status.evidence.length).toBeGreaterThan(0);
  });

  test.each<
    [
      string,
      PrerequisiteId,
      (all: ReturnType<typeof world>) => Partial<Record<ResourceKey, Given>>,
      string,
      string,
    ]
  >([
    [
      'Backstages of the target’s namespace alone may be read',
      'backstage',
      (all) => ({ backstages: { only: [ns], objects: all.backstages } }),
      'ready',
      'deployed',
    ],
    [
      'Backstages of another namespace alone may be read',
      'backstage',
      () => ({ backstages: { only: ['other'], objects: [] } }),
      'unknown',
      'forbidden',
    ],
    ['Backstages forbidden', 'backstage', () => ({ backstages: 'forbidden' }), 'unknown', 'forbidden'],
    [
      'Backstage with neither flavour nor ConfigMap',
      'backstage',
      (all) => ({ backstages: [edited(all.backstages[0], ['spec'], {})] }),
      'degraded',
      'orchestrator-off',
    ],
    [
      'a raw list of plugins over the flavour',
      'backstage',
      (all) => ({
        backstages: [edited(all.backstages[0], ['spec', 'rawRuntimeConfig'], { backstageConfig: 'raw' })],
        configMaps: [
          object('v1', 'ConfigMap', 'raw', target.namespace, {
            data: { 'dynamic-plugins.yaml': 'plugins: []' },
          }),
        ],
      }),
      'degraded',
      'orchestrator-off',
    ],
    [
      'the operator reports a failure',
      'backstage',
      (all) => ({
        backstages: [
          edited(
            all.backstages[0],
            ['status'],
            conditions(['Deployed', 'False', 'DeployFailed', 'no matches']),
          ),
        ],
      }),
      'degraded',
      'deploy-failed',
    ],
    [
      'Deployed without a Deployment',
      'backstage',
      () => ({ deployments: [] }),
      'degraded',
      'workload-missing',
    ],
    [
      'platform of another Backstage',
      'platform',
      (all) => ({
        sonataFlowPlatforms: [
          edited(all.sonataFlowPlatforms[0], ['metadata', 'ownerReferences', 0, 'uid'], 'somebody-else'),
        ],
      }),
      'degraded',
      'other-target',
    ],
    [
      'platform with another database',
      'platform',
      (all) => ({
        sonataFlowPlatforms: [
          edited(
            all.sonataFlowPlatforms[0],
            ['spec', 'services', 'dataIndex', 'persistence', 'postgresql', 'secretRef', 'name'],
            'other',
          ),
        ],
      }),
      'degraded',
      'other-target',
    ],
    [
      'platform accepted for an older generation',
      'platform',
      (all) => ({ sonataFlowPlatforms: [edited(all.sonataFlowPlatforms[0], ['metadata', 'generation'], 2)] }),
      'installing',
      'creating',
    ],
    [
      'second platform in the namespace',
      'platform',
      (all) => ({
        sonataFlowPlatforms: [
          edited(all.sonataFlowPlatforms[0], ['status'], conditions(['Succeed', 'False', 'Duplicated'])),
        ],
      }),
      'degraded',
      'duplicated',
    ],
    [
      'one policy missing',
      'network-policies',
      (all) => ({ networkPolicies: all.networkPolicies.slice(1) }),
      'degraded',
      'some-missing',
    ],
    [
      'policies forbidden',
      'network-policies',
      () => ({ networkPolicies: 'forbidden' }),
      'unknown',
      'forbidden',
    ],
    [
      'data index not available',
      'data-index',
      (all) => ({
        deployments: all.deployments.map((deployment) =>
          deployment.metadata.name.includes('data-index')
            ? edited(deployment, ['status', 'conditions', 0, 'status'], 'False')
            : deployment,
        ),
      }),
      'installing',
      'not-available',
    ],
    [
      'data index whose Deployment has given up',
      'data-index',
      (all) => ({
        deployments: all.deployments.map((deployment) =>
          deployment.metadata.name.includes('data-index')
            ? edited(deployment, ['status'], {
                observedGeneration: 1,
                ...conditions(['Available', 'False'], ['Progressing', 'False', 'ProgressDeadlineExceeded']),
              })
            : deployment,
        ),
      }),
      'degraded',
      'service-stuck',
    ],
    ['secrets forbidden', 'database', () => ({ secrets: 'forbidden' }), 'unknown', 'forbidden'],
  ])('%s', (_case, id, change, state, code) => {
    expect(judge({ ...world(), ...change(world()) }, id)).toMatchObject({ state, code });
  });

  test('what is absent waits while a need is not ready', () => {
    const statuses = evaluateAll(snapshotOf(), target);
    expect(statuses.get('serverless')?.state).toBe('absent');
    for (const id of ['knative-serving', 'sonataflow-crds', 'backstage', 'platform', 'data-index'] as const) {
      expect(statuses.get(id), id).toMatchObject({ state: 'blocked', code: 'waits-for-needs', remedies: [] });
    }
  });

  test('Knative blocks neither Backstage nor the platform', () => {
    const statuses = evaluateAll(snapshotOf(world()), target);
    expect(statuses.get('serverless')?.state).toBe('absent');
    expect(statuses.get('platform')?.state).toBe('ready');
    expect(statuses.get('backstage')?.state).toBe('ready');
  });

  test('what the operator makes is put right by touching Backstage, what it does not make by applying', () => {
    const absent = { ...world(), networkPolicies: [] };
    const kinds = (own: boolean) =>
      evaluateAll(snapshotOf(absent), { ...target, ownPlatform: own })
        .get('network-policies')
        ?.remedies.map(({ kind }) => kind);
    expect(kinds(false)).toEqual(['touch']);
    expect(kinds(true)).toEqual(['apply']);
  });

  test('while the cluster does not answer nothing is called absent', () => {
    const away = {
      ...snapshotOf(),
      connection: { state: 'unreachable', reason: { text: 'gone', args: [] } },
    } as const;
    const states = [...evaluateAll(away, target).values()].map(({ state }) => state);
    expect(new Set(states)).toEqual(new Set(['unknown']));
  });

  test('no status is ready without evidence, whatever is seen', () => {
    const all = world();
    for (const key of Object.keys(all) as (keyof typeof all)[]) {
      for (const given of [[], 'forbidden', 'unreachable', 'pending', 'notServed'] as const) {
        for (const [id, status] of evaluateAll(snapshotOf({ ...all, [key]: given }), target)) {
          if (status.state === 'ready')
            expect(status.evidence.length, `${id} with ${key} ${String(given)}`).toBeGreaterThan(0);
          if (given !== 'notServed' && typeof given === 'string' && status.state === 'absent') {
            expect(
              ['serverless', 'serverless-logic', 'rhdh-operator'],
              `${id} with ${key} ${given}`,
            ).toContain(id);
          }
        }
      }
    }
  });
});
