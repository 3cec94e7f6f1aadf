import { describe, expect, test } from 'vitest';
import type { Manifest } from '../../../src/core/manifest.ts';
import { plain } from '../../../src/core/message.ts';
import { evaluateAll } from '../../../src/core/prerequisites/index.ts';
import { questionsOf } from '../../../src/core/prerequisites/recheck.ts';
import type { ResourceKey } from '../../../src/core/snapshot.ts';
import { additionObjects } from '../../../src/core/templates/networkPolicies/additionObjects.ts';
import { basePolicies, wantedPolicies } from '../../../src/core/templates/networkPolicies/wantedPolicies.ts';
import { healthyWorld } from '../../support/orchestratorWorld.ts';
import { edited, object, snapshotOf, type Given } from '../../support/snapshots.ts';
import { targetOf } from '../../support/targets.ts';

const ns = 'rhdh';
const policy = (name: string, spec: unknown): Manifest =>
  object('networking.k8s.io/v1', 'NetworkPolicy', name, ns, { spec });
const openShift = {
  clusterVersions: [object('config.openshift.io/v1', 'ClusterVersion', 'version', undefined)],
};

/** A healthy cluster whose Pods carry the labels that their operators give them. */
function world(version: string, policies: readonly Manifest[]): Partial<Record<ResourceKey, Given>> {
  const labelled = (app: string, all: readonly Manifest[]) =>
    all.map((one) => ({
      ...one,
      spec: {
        template: {
          metadata: {
            labels: one.metadata.name.startsWith('backstage')
              ? { 'rhdh.redhat.com/app': one.metadata.name }
              : { app, 'sonataflow.org/service': one.metadata.name },
          },
        },
      },
    }));
  const whole = healthyWorld(targetOf(version));
  return {
    ...whole,
    ...openShift,
    deployments: labelled('sonataflow-platform', whole.deployments),
    statefulSets: labelled('database', whole.statefulSets),
    networkPolicies: policies,
  };
}

function cuts(
  version: string,
  policies: readonly Manifest[],
  given: Partial<Record<ResourceKey, Given>> = {},
) {
  const snapshot = snapshotOf({ ...world(version, policies), ...given });
  const status = evaluateAll(snapshot, targetOf(version)).get('network-policies');
  const notes = (status?.notes ?? []).filter(({ code }) => code === 'connection-cut');
  const own = status?.code === 'connection-cut' ? [status.reason] : [];
  const said = [...own, ...notes.map(({ message: one }) => one)];
  return { status, pairs: said.map(({ args }) => `${args[0]} > ${args[1]}`), words: said.map(plain) };
}

const four = (version: string) =>
  wantedPolicies(targetOf(version)).map(({ name, spec }) => policy(name, spec));
const base = (version: string) => basePolicies(targetOf(version)).map(({ name, spec }) => policy(name, spec));
const deny = policy('default-deny', { podSelector: {}, policyTypes: ['Ingress'] });

describe('what policies cut of what the Orchestrator needs', () => {
  test.each(['1.7', '1.8', '1.9', '1.10', '2.0', '2.1'])(
    'nothing, where only its own are there: %s',
    (version) => {
      expect(cuts(version, four(version)).pairs).toEqual([]);
      expect(cuts(version, [...four(version), deny]).pairs).toEqual([]);
      expect(cuts(version, []).pairs).toEqual([]);
    },
  );

  test('everything, where a denial stands alone', () => {
    const { pairs, status } = cuts('1.10', [deny]);
    expect(pairs).toEqual([
      'Backstage > data-index-service',
      'Backstage > workflows',
      'Backstage > PostgreSQL',
      'data-index-service > PostgreSQL',
      'jobs-service > PostgreSQL',
      'Job create-sonataflow-database-hub > PostgreSQL',
      'workflows > data-index-service',
      'workflows > jobs-service',
      'jobs-service > workflows',
      'knative-eventing > workflows',
      'knative-serving > workflows',
      'openshift-ingress > Backstage',
      'openshift-user-workload-monitoring > data-index-service',
      'openshift-user-workload-monitoring > jobs-service',
    ]);
    expect(status?.evidence).toMatchObject([{ ref: { name: 'default-deny' }, value: 'Ingress' }]);
  });

  test('what leaves, where others deny Egress', () => {
    const out = policy('no-egress', { podSelector: {}, policyTypes: ['Egress'] });
    const { status, pairs, words } = cuts('1.10', [...four('1.10'), out]);
    expect(pairs).toEqual([
      'Backstage > data-index-service',
      'Backstage > workflows',
      'Backstage > PostgreSQL',
      'data-index-service > PostgreSQL',
      'jobs-service > PostgreSQL',
      'Job create-sonataflow-database-hub > PostgreSQL',
      'workflows > data-index-service',
      'workflows > jobs-service',
      'jobs-service > workflows',
    ]);
    expect(words[0]).toContain('(no-egress) do not let it out to Pod port 8080');
    expect(status).toMatchObject({ state: 'degraded', code: 'connection-cut', remedies: [] });
    expect(status?.notes).toHaveLength(pairs.length - 1);
  });

  test('what one of its own no longer opens, which its maker puts right', () => {
    const emptied = four('1.10').map((one) =>
      one.metadata.name === 'allow-intra-network'
        ? policy('allow-intra-network', { podSelector: {}, policyTypes: ['Ingress'] })
        : one,
    );
    const given = { namespaces: [object('v1', 'Namespace', ns, undefined)] };
    const { status, pairs } = cuts('1.10', emptied, given);
    expect(pairs).toContain('Backstage > data-index-service');
    expect(status).toMatchObject({
      state: 'degraded',
      code: 'connection-cut',
      remedies: [{ kind: 'touch' }],
    });
    expect(cuts('1.10', [...emptied, deny], given).status).toMatchObject({ remedies: [{ kind: 'touch' }] });
  });

  test('the services from the database, with the base set of 2.1 and without the flavour', () => {
    const { pairs } = cuts('2.1', base('2.1'));
    expect(pairs).toContain('data-index-service > PostgreSQL');
    expect(pairs).toContain('jobs-service > PostgreSQL');
    expect(pairs).not.toContain('Backstage > PostgreSQL');
    expect(pairs).toContain('Job create-sonataflow-database-hub > PostgreSQL');
    const made = [...base('2.1'), ...four('2.1')];
    const closed = cuts('2.1', made);
    expect(closed.pairs).toEqual(['Backstage > data-index-service', 'Backstage > workflows']);
    expect(closed.words[0]).toContain('the scaffold writes');
    expect(closed.status?.remedies.map(({ kind }) => kind)).toEqual(['apply']);
    expect(cuts('2.1', [...made, ...additionObjects(targetOf('2.1'))])).toMatchObject({
      pairs: [],
      status: { state: 'ready' },
    });
  });

  describe('of an RHDH that is let out to data-index alone', () => {
    const pods = { matchLabels: { 'rhdh.redhat.com/app': 'backstage-hub' } };
    const service = (name: string) => ({ matchLabels: { 'sonataflow.org/service': name } });
    const tight = policy('tight', {
      podSelector: pods,
      policyTypes: ['Egress'],
      egress: [
        { to: [{ podSelector: service('sonataflow-platform-data-index-service') }], ports: [{ port: 8080 }] },
        { ports: [80, 443, 5432].map((port) => ({ port })) },
      ],
    });
    const labels = { 'sonataflow.org/workflow-app': 'greeting' };
    const workflow = (name: string) =>
      object('apps/v1', 'Deployment', name, ns, { spec: { template: { metadata: { labels } } } });
    const deployments = world('1.10', []).deployments as readonly Manifest[];

    test('the workflows, whether there are any or none', () => {
      expect(cuts('1.10', [...four('1.10'), tight]).pairs).toEqual(['Backstage > workflows']);
      const two = { deployments: [...deployments, workflow('a'), workflow('b')] };
      expect(cuts('1.10', [...four('1.10'), tight], two).pairs).toEqual(['Backstage > workflow a']);
    });

    test('also where RHDH is a StatefulSet', () => {
      const isRhdh = ({ metadata }: Manifest): boolean => metadata.name === 'backstage-hub';
      const { backstages, statefulSets } = world('1.10', []);
      const given = {
        backstages: (backstages as readonly Manifest[]).map((one) =>
          edited(one, ['spec', 'deployment'], { kind: 'StatefulSet' }),
        ),
        deployments: deployments.filter((one) => !isRhdh(one)),
        statefulSets: [...(statefulSets as readonly Manifest[]), ...deployments.filter(isRhdh)],
      };
      expect(cuts('1.10', [...four('1.10'), tight], given).pairs).toEqual(['Backstage > workflows']);
    });
  });

  test('what the namespaces of Knative do not let out, where their policies may be seen', () => {
    const closed = { metadata: { name: 'closed' }, spec: { podSelector: {}, policyTypes: ['Egress'] } };
    const snapshot = snapshotOf(world('1.10', four('1.10')));
    const ask = questionsOf(evaluateAll(snapshot, targetOf('1.10'))).find(
      ({ key }) => key === 'policies in knative-serving',
    );
    const answers = {
      [ask?.key ?? '']: { state: 'answered', value: ask?.keep({ items: [closed] }) } as const,
    };
    expect(evaluateAll({ ...snapshot, answers }, targetOf('1.10')).get('network-policies')).toMatchObject({
      state: 'degraded',
      code: 'connection-cut',
      evidence: [{ ref: { namespace: 'knative-serving', name: 'closed' } }, {}, {}, {}, {}],
    });
  });

  test('nothing that is not sure: Pods, policies and Namespaces that may not be seen', () => {
    const given = { deployments: 'forbidden', statefulSets: 'forbidden', namespaces: 'forbidden' } as const;
    const some = policy('some', { podSelector: { matchLabels: { app: 'x' } }, policyTypes: ['Ingress'] });
    expect(cuts('1.10', [...four('1.10'), some], given).pairs).toEqual([]);
    expect(cuts('1.10', [deny], { networkPolicies: 'forbidden' }).pairs).toEqual([]);
    const leaving = { ...deny, metadata: { ...deny.metadata, namespace: 'elsewhere' } };
    expect(cuts('1.10', [leaving]).pairs).toEqual([]);
  });

  test('an external database is nobody’s to reach here, and the routers are those of OpenShift', () => {
    const [backstage] = healthyWorld(targetOf('1.10')).backstages;
    const external = { ...backstage, spec: { database: { enableLocalDb: false } } } as Manifest;
    const { pairs } = cuts('1.10', [deny], { backstages: [external], clusterVersions: 'notServed' });
    expect(pairs.filter((pair) => /PostgreSQL|openshift/.test(pair))).toEqual([]);
  });

  test('the policy that opens it makes it clean again', () => {
    const way = policy('way', { podSelector: {}, ingress: [{ from: [{ podSelector: {} }] }] });
    const left = cuts('1.10', [deny, way]).pairs;
    expect(left.filter((pair) => !/^(knative|openshift)/.test(pair))).toEqual([]);
  });
});
