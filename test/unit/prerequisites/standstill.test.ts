import { describe, expect, test } from 'vitest';
import type { Manifest } from '../../../src/core/manifest.ts';
import { plain } from '../../../src/core/message.ts';
import { evaluateAll } from '../../../src/core/prerequisites/index.ts';
import { standstill } from '../../../src/core/prerequisites/standstill.ts';
import type { ResourceKey } from '../../../src/core/snapshot.ts';
import type { PrerequisiteId, Status } from '../../../src/core/status.ts';
import { healthyWorld } from '../../support/orchestratorWorld.ts';
import { conditions, edited, now, object, snapshotOf, type Given } from '../../support/snapshots.ts';
import { targetOf } from '../../support/targets.ts';

const target = targetOf('1.10');
const minute = 60_000;

type World = Partial<Record<ResourceKey, Given>>;

/** The status of one prerequisite when nothing has changed for a time. */
function after(still: number, id: PrerequisiteId, given: World): Status {
  const status = evaluateAll(snapshotOf(given, now - still), target).get(id);
  if (status === undefined) throw new Error(`${id} was not judged`);
  return status;
}

const olm = 'openshift-serverless';
const subscription = (status: object): Manifest =>
  object('operators.coreos.com/v1alpha1', 'Subscription', 'serverless-operator', olm, {
    spec: { name: 'serverless-operator', source: 'redhat-operators', sourceNamespace: 'marketplace' },
    status,
  });
const subscribed = (status: object, rest: World = {}): World => ({
  subscriptions: [subscription(status)],
  operatorGroups: [object('operators.coreos.com/v1', 'OperatorGroup', 'all', olm, { spec: {} })],
  ...rest,
});
const withCsv = (status: object): World =>
  subscribed(
    { installedCSV: 'serverless-operator.v1.38.0' },
    {
      clusterServiceVersions: [
        object('operators.coreos.com/v1alpha1', 'ClusterServiceVersion', 'serverless-operator.v1.38.0', olm, {
          status,
        }),
      ],
    },
  );
const approvedPlan = object('operators.coreos.com/v1alpha1', 'InstallPlan', 'install-abcde', olm, {
  spec: { approved: true },
  status: {
    phase: 'RequiresApproval',
    ...conditions(['Installed', 'False', 'InstallCheckFailed', 'no operator group found']),
  },
});
const serving = (status: object): World => ({
  knativeServings: [
    object('operator.knative.dev/v1beta1', 'KnativeServing', 'knative-serving', 'knative-serving', {
      status,
    }),
  ],
});

/** The healthy world with another status of one object. */
function world(key: 'backstages' | 'sonataFlowPlatforms' | 'statefulSets', status: object): World {
  const all = healthyWorld(target);
  return { ...all, [key]: [edited(all[key][0], ['status'], status)] };
}

/** The healthy world with another status of one Deployment. */
function deployment(name: string, status: object, rest: World = {}): World {
  const all = healthyWorld(target);
  return {
    ...all,
    deployments: all.deployments.map((each) =>
      each.metadata.name === name ? edited(each, ['status'], status) : each,
    ),
    ...rest,
  };
}

const unavailable = (progressing: string, reason: string): object => ({
  observedGeneration: 1,
  ...conditions(['Available', 'False', 'MinimumReplicasUnavailable'], ['Progressing', progressing, reason]),
});
const dataIndex = 'sonataflow-platform-data-index-service';
const deploying = conditions(['Deployed', 'False', 'DeployInProgress', 'Available=False']);

describe('what stands still', () => {
  test.each<[string, PrerequisiteId, World, number, string, string]>([
    ['OLM resolves', 'serverless', subscribed({}), standstill.resolving, 'resolving', 'resolving-stuck'],
    [
      'OLM carries an approved plan out',
      'serverless',
      subscribed(
        { state: 'UpgradePending', installPlanRef: { name: 'install-abcde' } },
        { installPlans: [approvedPlan] },
      ),
      standstill.installPlan,
      'plan-running',
      'plan-stuck',
    ],
    [
      'OLM unpacks',
      'serverless',
      subscribed(conditions(['BundleUnpacking', 'True', 'UnpackingInProgress'])),
      standstill.unpacking,
      'unpacking',
      'unpacking-stuck',
    ],
    [
      'OLM cannot pull the bundle',
      'serverless',
      subscribed(conditions(['BundleUnpacking', 'True', 'UnpackingInProgress', 'Bundle image pull failed.'])),
      standstill.bundlePull,
      'unpacking',
      'bundle-pull-failed',
    ],
    [
      'a Pending CSV',
      'serverless',
      withCsv({ phase: 'Pending', reason: 'RequirementsNotMet' }),
      standstill.csvPending,
      'csv-installing',
      'csv-pending',
    ],
    [
      'a CSV that is InstallReady',
      'serverless',
      withCsv({ phase: 'InstallReady', reason: 'AllRequirementsMet' }),
      standstill.csvInstalling,
      'csv-installing',
      'csv-stuck',
    ],
    [
      'a CSV that is Installing',
      'serverless',
      withCsv({ phase: 'Installing', reason: 'InstallWaiting' }),
      standstill.csvInstalling,
      'csv-installing',
      'csv-stuck',
    ],
    [
      'KnativeServing that nobody looks at',
      'knative-serving',
      serving({}),
      standstill.firstLook,
      'not-observed',
      'operator-silent',
    ],
    [
      'KnativeServing that waits for Deployments',
      'knative-serving',
      serving({ observedGeneration: 1, ...conditions(['Ready', 'False', 'NotReady', 'webhook']) }),
      standstill.knative,
      'not-ready',
      'not-ready-stuck',
    ],
    [
      'Backstage that nobody looks at',
      'backstage',
      world('backstages', {}),
      standstill.firstLook,
      'deploying',
      'operator-silent',
    ],
    [
      'Backstage in progress',
      'backstage',
      { ...world('backstages', deploying), deployments: [] },
      standstill.deploying,
      'deploying',
      'deploying-stuck',
    ],
    [
      'Backstage that served and is gone',
      'backstage',
      deployment('backstage-hub', unavailable('True', 'NewReplicaSetAvailable')),
      standstill.restart,
      'workload-unavailable',
      'workload-stuck',
    ],
    [
      'a database without a ready replica',
      'database',
      world('statefulSets', { observedGeneration: 1, readyReplicas: 0 }),
      standstill.restart,
      'database-unavailable',
      'database-stuck',
    ],
    [
      'a database that no controller looks at',
      'database',
      world('statefulSets', {}),
      standstill.firstLook,
      'database-unavailable',
      'database-stuck',
    ],
    [
      'a platform that nobody looks at',
      'platform',
      world('sonataFlowPlatforms', {}),
      standstill.firstLook,
      'creating',
      'operator-silent',
    ],
    [
      'a platform that is Creating',
      'platform',
      world('sonataFlowPlatforms', conditions(['Succeed', 'False', 'Creating'])),
      standstill.platformCreating,
      'creating',
      'creating-stuck',
    ],
    [
      'a platform that is Warming',
      'platform',
      world('sonataFlowPlatforms', conditions(['Succeed', 'False', 'Warming'])),
      standstill.platformWarming,
      'warming',
      'warming-stuck',
    ],
    [
      'a data index in its first rollout',
      'data-index',
      deployment(dataIndex, unavailable('True', 'ReplicaSetUpdated')),
      11 * minute,
      'not-available',
      'service-stuck',
    ],
  ])('%s: installing until the limit, degraded after it', (_case, id, given, limit, moving, stuck) => {
    const before = after(limit - 1, id, given);
    expect(before).toMatchObject({ state: 'installing', code: moving, recheckAt: now + 1 });
    const late = after(limit, id, given);
    expect(late).toMatchObject({ state: 'degraded', code: stuck });
    expect(late.recheckAt).toBeUndefined();
    expect(late.evidence.length).toBeGreaterThan(0);
    expect(plain(late.reason)).toMatch(/Look at|missing/);
  });

  test('a rollout is given the deadline its Deployment names', () => {
    const given = deployment(dataIndex, unavailable('True', 'ReplicaSetUpdated'));
    const patient = (given.deployments as readonly Manifest[]).map((each) => ({
      ...each,
      spec: { progressDeadlineSeconds: 1800 },
    }));
    expect(after(11 * minute, 'data-index', { ...given, deployments: patient }).state).toBe('installing');
    expect(after(31 * minute, 'data-index', { ...given, deployments: patient }).state).toBe('degraded');
  });

  test('a rollout whose controller has given up is stuck at once', () => {
    const given = deployment(dataIndex, unavailable('False', 'ProgressDeadlineExceeded'));
    expect(after(0, 'data-index', given)).toMatchObject({ state: 'degraded', code: 'service-stuck' });
  });

  test('Backstage is stuck when its rollout is, whatever its operator goes on saying', () => {
    const all = world('backstages', deploying);
    const given = deployment('backstage-hub', unavailable('False', 'ProgressDeadlineExceeded'), {
      backstages: all.backstages ?? [],
    });
    expect(after(0, 'backstage', given)).toMatchObject({ state: 'degraded', code: 'workload-stuck' });
  });

  test('Backstage asks to be judged again when its workload may have become stuck', () => {
    const all = world('backstages', deploying);
    const given = deployment('backstage-hub', unavailable('True', 'NewReplicaSetAvailable'), {
      backstages: all.backstages ?? [],
    });
    expect(after(minute, 'backstage', given)).toMatchObject({
      state: 'installing',
      code: 'deploying',
      recheckAt: now - minute + standstill.restart,
    });
  });

  test('a touch is offered when Backstage is stuck, not while it is being deployed', () => {
    const given = { ...world('backstages', deploying), deployments: [] };
    expect(after(0, 'backstage', given).remedies).toEqual([]);
    expect(after(standstill.deploying, 'backstage', given).remedies.map(({ kind }) => kind)).toEqual([
      'touch',
    ]);
  });

  test('the requirements a Pending CSV lacks are named', () => {
    const given = withCsv({
      phase: 'Pending',
      requirementStatus: [
        { kind: 'ServiceAccount', name: 'logic', status: 'NotPresent' },
        { kind: 'CustomResourceDefinition', name: 'x.y', status: 'Present' },
      ],
    });
    const words = plain(after(standstill.csvPending, 'serverless', given).reason);
    expect(words).toContain('ServiceAccount logic');
    expect(words).not.toContain('x.y');
  });
});

describe('OLM’s own timeout', () => {
  const phase = (name: string, reason: string): object => ({ phase: name, reason });
  const round = [phase('Installing', 'InstallWaiting'), phase('Failed', 'InstallCheckFailed')];
  const again = { phase: 'Installing', reason: 'InstallWaiting', message: 'waiting for deployment' };

  test('the second round shows that the first one has failed', () => {
    const status = after(0, 'serverless', withCsv({ ...again, conditions: round }));
    expect(status).toMatchObject({ state: 'degraded', code: 'csv-install-timeout' });
    expect(status.evidence.map(({ value }) => value)).toContain('InstallCheckFailed');
  });

  test('a timeout before it last worked does not count', () => {
    const history = [...round, phase('Succeeded', 'InstallSucceeded'), phase('Failed', 'ComponentUnhealthy')];
    expect(after(0, 'serverless', withCsv({ ...again, conditions: history }))).toMatchObject({
      state: 'installing',
      code: 'csv-installing',
    });
  });
});
