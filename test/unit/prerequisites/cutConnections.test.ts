import { describe, expect, test } from 'vitest';
import type { Manifest } from '../../../src/core/manifest.ts';
import { plain } from '../../../src/core/message.ts';
import { evaluateAll } from '../../../src/core/prerequisites/index.ts';
import type { ResourceKey } from '../../../src/core/snapshot.ts';
import { basePolicies, wantedPolicies } from '../../../src/core/templates/networkPolicies/wantedPolicies.ts';
import { healthyWorld } from '../../support/orchestratorWorld.ts';
import { object, snapshotOf, type Given } from '../../support/snapshots.ts';
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
              : { app },
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
      'Backstage > PostgreSQL',
      'data-index-service > PostgreSQL',
      'jobs-service > PostgreSQL',
      'workflows > data-index-service',
      'workflows > jobs-service',
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
      'Backstage > PostgreSQL',
      'data-index-service > PostgreSQL',
      'jobs-service > PostgreSQL',
      'workflows > data-index-service',
      'workflows > jobs-service',
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
    expect(cuts('2.1', [...base('2.1'), ...four('2.1')]).pairs).toEqual(['Backstage > data-index-service']);
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
