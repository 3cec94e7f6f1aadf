import { describe, expect, test } from 'vitest';
import type { Manifest } from '../../../src/core/manifest.ts';
import { evaluateAll } from '../../../src/core/prerequisites/index.ts';
import { questionsOf } from '../../../src/core/prerequisites/recheck.ts';
import type { Answers } from '../../../src/core/question.ts';
import type { Snapshot } from '../../../src/core/snapshot.ts';
import { withoutFlow } from '../../../src/core/sonataFlows.ts';
import { healthyWorld } from '../../support/orchestratorWorld.ts';
import { conditions, now, object, snapshotOf, type Given } from '../../support/snapshots.ts';
import { targetOf } from '../../support/targets.ts';

const target = targetOf('1.10');
const url = 'http://sonataflow-platform-data-index-service.rhdh';
const known = { services: { dataIndexRef: { url } } };

function workflow(status: object, metadata: object = {}, name = 'greeting'): Manifest {
  return object('sonataflow.org/v1alpha08', 'SonataFlow', name, target.namespace, { metadata, status });
}

const running = { ...conditions(['Built', 'False', 'BuildSkipped'], ['Running', 'True']), ...known };
const unregistered = conditions(['Running', 'True']);
const waiting = conditions(['Built', 'False', 'BuildSkipped'], ['Running', 'False', 'WaitingForDeployment']);
const building = conditions(['Built', 'False', 'BuildIsRunning'], ['Running', 'False', 'WaitingForBuild']);
const unavailable = conditions(['Running', 'False', 'DeploymentIsUnavailable', 'ImagePullBackOff']);
const lost = conditions(['Running', 'False', 'ExternalResourcesNotFound', 'No properties']);
const unbuilt = conditions(['Built', 'False', 'BuildFailedReason', 'no base image']);
const dev = { annotations: { 'sonataflow.org/profile': 'dev' } };
const leaving = { deletionTimestamp: 'now', finalizers: ['workflow-deletion'] };

function judged(sonataFlows: Given, since?: number) {
  const snapshot = snapshotOf({ ...healthyWorld(target), sonataFlows }, since);
  return evaluateAll(snapshot, target).get('workflows');
}

describe('the workflows of a target', () => {
  test.each<[string, Given, string, string]>([
    ['none', [], 'notApplicable', 'no-workflows'],
    ['unknown to the server', 'notServed', 'notApplicable', 'no-workflows'],
    ['forbidden', 'forbidden', 'unknown', 'forbidden'],
    ['one that runs and is registered', [workflow(running)], 'ready', 'all-run'],
    ['being deployed', [workflow(waiting)], 'installing', 'workflow-starting'],
    ['new', [workflow({})], 'installing', 'workflow-starting'],
    ['being built', [workflow(building)], 'installing', 'workflow-starting'],
    ['not built', [workflow(unbuilt)], 'degraded', 'workflow-build-failed'],
    ['not available', [workflow(unavailable)], 'degraded', 'workflow-failed'],
    ['without its properties', [workflow(lost)], 'degraded', 'workflow-failed'],
    ['of the profile dev', [workflow(unregistered, dev)], 'degraded', 'workflow-profile'],
    ['without a data-index yet', [workflow(unregistered)], 'installing', 'workflow-registering'],
    ['being deleted', [workflow(running, leaving)], 'removing', 'workflow-deleting'],
    [
      'a good one and a bad one',
      [workflow(running), workflow(unavailable, {}, 'b')],
      'degraded',
      'workflow-failed',
    ],
  ])('%s', (_case, sonataFlows, state, code) => {
    const status = judged(sonataFlows);
    expect(status).toMatchObject({ state, code });
    if (state === 'ready') expect(status?.evidence.length).toBeGreaterThan(0);
  });

  test.each<[string, object, number, string]>([
    ['being deployed', waiting, 6 * 60_000, 'workflow-stuck'],
    ['being built', building, 16 * 60_000, 'workflow-stuck'],
    ['without a data-index', unregistered, 4 * 60_000, 'workflow-not-registered'],
  ])('one that stands still %s is stuck after a while', (_case, status, age, code) => {
    expect(judged([workflow(status)], now - age)).toMatchObject({ state: 'degraded', code });
  });

  test('one whose last change nobody has looked at does not count as running', () => {
    const given = (observedGeneration: number, since?: number) =>
      judged([workflow({ ...running, observedGeneration }, { generation: 2 })], since);
    expect(given(1)).toMatchObject({ state: 'installing', code: 'workflow-not-looked-at' });
    expect(given(1, now - 3 * 60_000)).toMatchObject({ state: 'degraded', code: 'workflow-change-ignored' });
    expect(given(2)).toMatchObject({ state: 'ready' });
  });

  test('a failure of a moment raises no alarm', () => {
    expect(judged([workflow(unavailable)], now - 2_000)).toMatchObject({ state: 'installing' });
  });

  test('a finalizer that holds one is named', () => {
    expect(judged([workflow(running, leaving)])?.reason.args).toContain('workflow-deletion');
  });

  test('one that is connected to another data-index is told apart', () => {
    const elsewhere = {
      ...running,
      services: { dataIndexRef: { url: 'http://other-data-index.elsewhere' } },
    };
    const codes = (status: object) => judged([workflow(status)])?.notes.map(({ code }) => code);
    expect(codes(elsewhere)).toEqual(['other-data-index']);
    expect(codes(running)).toEqual([]);
    const full = { ...running, services: { dataIndexRef: { url: `${url}.svc.cluster.local:80/graphql` } } };
    expect(codes(full)).toEqual([]);
  });

  test('of what is kept of one nothing is the workflow itself', () => {
    const spec = { flow: { states: [] }, persistence: { postgresql: {} } };
    expect(withoutFlow({ spec, status: { ...running, observedGeneration: 2, replicas: 1 } })).toEqual({
      spec: { persistence: { postgresql: {} } },
      status: { ...running, observedGeneration: 2 },
    });
  });
});

describe('a namespace of workflows besides that of Backstage', () => {
  const wide = targetOf('1.10', { workflowNamespaces: ['flows'] });
  const namespaces = ['rhdh', 'flows', 'knative-eventing', 'knative-serving'].map((name) =>
    object('v1', 'Namespace', name, undefined, {
      metadata: { labels: { 'kubernetes.io/metadata.name': name } },
    }),
  );
  const clusterPlatform = object(
    'sonataflow.org/v1alpha08',
    'SonataFlowClusterPlatform',
    'cluster-platform',
    undefined,
    {
      spec: { platformRef: { name: 'sonataflow-platform', namespace: 'rhdh' } },
      status: conditions(['Succeed', 'True']),
    },
  );
  const policy = (name: string, ...from: readonly string[]) => ({
    metadata: { name, namespace: 'flows' },
    spec: {
      podSelector: {},
      policyTypes: ['Ingress'],
      ...(from.length > 0 && {
        ingress: [
          {
            from: from.map((one) => ({
              namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': one } },
            })),
          },
        ],
      }),
    },
  });
  const callers = policy('callers', 'rhdh', 'knative-eventing', 'knative-serving');
  const keepsState = { persistence: { postgresql: { secretRef: { name: 'login' } } } };
  const flow = (name: string, spec: object = {}) => ({
    metadata: { name, namespace: 'flows' },
    spec,
    status: running,
  });

  const onOurs = {
    persistence: {
      postgresql: {
        secretRef: { name: 'login' },
        serviceRef: { name: 'backstage-psql-hub', namespace: 'rhdh' },
      },
    },
  };
  const closedFor = (name: string, matchLabels: object) =>
    object('networking.k8s.io/v1', 'NetworkPolicy', name, 'rhdh', {
      spec: {
        podSelector: { matchLabels },
        policyTypes: ['Ingress'],
        ingress: [{ from: [{ podSelector: {} }] }],
      },
    });
  const noDatabase = closedFor('no-database', { 'rhdh.redhat.com/app': 'backstage-psql-hub' });
  const noJobs = closedFor('no-jobs', { 'sonataflow.org/service': 'sonataflow-platform-jobs-service' });

  interface Seen {
    readonly networkPolicies?: readonly Manifest[];
    readonly policies?: readonly object[];
    readonly workflows?: readonly object[];
    readonly secrets?: readonly object[];
    readonly namespaces?: Given;
    readonly sonataFlows?: Given;
  }

  /** Asked until nothing more is asked, as the watch does. */
  function judgedWith(id: 'workflow-namespaces' | 'workflows', seen: Seen) {
    const { networkPolicies, ...world } = healthyWorld(wide);
    const given = {
      ...world,
      networkPolicies:
        seen.networkPolicies ??
        networkPolicies.map((one) => ({ ...one, spec: { podSelector: {}, ingress: [{}] } })),
      namespaces: seen.namespaces ?? namespaces,
      sonataFlowClusterPlatforms: [clusterPlatform],
      sonataFlows: seen.sonataFlows ?? [],
    };
    const body = (key: string): readonly object[] | undefined => {
      if (key === 'workflows in flows') return seen.workflows ?? [];
      if (key === 'policies in flows') return seen.policies;
      return key.startsWith('secret flows/') ? (seen.secrets ?? []) : undefined;
    };
    let snapshot: Snapshot = snapshotOf(given);
    for (let round = 0; round < 3; round++) {
      const answers: Answers = Object.fromEntries(
        questionsOf(evaluateAll(snapshot, wide)).flatMap((question) => {
          const items = body(question.key);
          return items === undefined
            ? []
            : [[question.key, { state: 'answered', value: question.keep({ items }) }] as const];
        }),
      );
      snapshot = { ...snapshot, answers };
    }
    return evaluateAll(snapshot, wide).get(id);
  }

  test.each<[string, Seen, string, string]>([
    ['not answered', {}, 'unknown', 'not-seen'],
    ['open', { policies: [] }, 'ready', 'reachable'],
    ['open for who calls', { policies: [policy('all-closed'), callers] }, 'ready', 'reachable'],
    ['closed', { policies: [policy('all-closed')] }, 'degraded', 'connection-cut'],
    [
      'closed for RHDH',
      { policies: [policy('some', 'knative-eventing', 'knative-serving')] },
      'degraded',
      'connection-cut',
    ],
    [
      'not let into the database that keeps the state of its workflows',
      {
        policies: [],
        networkPolicies: [noDatabase],
        workflows: [flow('a', onOurs)],
        secrets: [{ metadata: { name: 'login' } }],
      },
      'degraded',
      'connection-cut',
    ],
    ['that keeps no state there', { policies: [], networkPolicies: [noDatabase] }, 'ready', 'reachable'],
    ['not let into jobs-service', { policies: [], networkPolicies: [noJobs] }, 'degraded', 'connection-cut'],
    ['missing', { namespaces: namespaces.slice(0, 1) }, 'absent', 'namespace-missing'],
    ['not asked for', { namespaces: { asked: ['rhdh'], objects: [] } }, 'unknown', 'not-seen'],
    ['not to be seen as such', { namespaces: 'forbidden', policies: [] }, 'ready', 'reachable'],
    [
      'without the Secret of a workflow',
      { policies: [], workflows: [flow('a', keepsState)] },
      'degraded',
      'workflow-secret-missing',
    ],
    [
      'with the Secret of a workflow',
      { policies: [], workflows: [flow('a', keepsState)], secrets: [{ metadata: { name: 'login' } }] },
      'ready',
      'reachable',
    ],
  ])('%s', (_case, seen, state, code) => {
    expect(judgedWith('workflow-namespaces', seen)).toMatchObject({ state, code });
  });

  test('is not looked into where the target names none', () => {
    const status = evaluateAll(snapshotOf(healthyWorld(target)), target).get('workflow-namespaces');
    expect(status).toMatchObject({ state: 'notApplicable', code: 'not-used' });
    expect(status?.asks).toBeUndefined();
  });

  test('has its workflows in the row of all workflows, and a second one of a name is told', () => {
    const twin = workflow(running, {}, 'a');
    const alone = judgedWith('workflows', { workflows: [flow('a')] });
    expect(alone).toMatchObject({ state: 'ready', code: 'all-run', notes: [] });
    const both = judgedWith('workflows', { workflows: [flow('a')], sonataFlows: [twin] });
    expect(both?.notes).toMatchObject([{ code: 'same-workflow-id', severity: 'warning' }]);
  });

  test.each([
    [1_000, 'installing'],
    [20 * 60_000, 'degraded'],
  ])('has one that failed %i milliseconds ago, which is %s', (ago, state) => {
    const lastTransitionTime = new Date(now - ago).toISOString();
    const failed = {
      type: 'Running',
      status: 'False',
      reason: 'DeploymentIsUnavailable',
      message: 'crashes',
      lastTransitionTime,
    };
    const creationTimestamp = '1970-01-01T00:00:00Z';
    const metadata = { name: 'a', namespace: 'flows', creationTimestamp };
    const status = judgedWith('workflows', {
      workflows: [{ metadata, spec: {}, status: { conditions: [failed] } }],
    });
    expect(status).toMatchObject({ state, code: 'workflow-failed' });
  });
});
