import { describe, expect, test } from 'vitest';
import type { Manifest } from '../../../src/core/manifest.ts';
import { choicesOf } from '../../../src/core/plans/remedy.ts';
import { evaluateAll, type Statuses } from '../../../src/core/prerequisites/index.ts';
import type { Target } from '../../../src/core/target/target.ts';
import { healthyWorld } from '../../support/orchestratorWorld.ts';
import { edited, object, snapshotOf } from '../../support/snapshots.ts';
import { targetOf } from '../../support/targets.ts';

const target = targetOf('1.10');
const { namespace } = target;

type World = ReturnType<typeof healthyWorld>;

/** The healthy world whose Backstage object has another spec. */
function world(spec: object, of: Target = target): World {
  const all = healthyWorld(of);
  return { ...all, backstages: all.backstages.map((each): Manifest => ({ ...each, spec })) };
}

/** The world without platform, policies and what stands on them. */
function bare(all: World): World {
  return {
    ...all,
    sonataFlowPlatforms: [],
    networkPolicies: [],
    deployments: all.deployments.filter(({ metadata }) => metadata.name === 'backstage-hub'),
    services: all.services.filter(({ metadata }) => metadata.name === 'backstage-psql-hub'),
  };
}

const plugins = (text: string): readonly Manifest[] => [
  object('v1', 'ConfigMap', 'user-plugins', namespace, { data: { 'dynamic-plugins.yaml': text } }),
];
const backend = target.release.plugins.find(({ role }) => role === 'backend')?.package ?? '';
const withoutDependency = {
  spec: { application: { dynamicPluginsConfigMapName: 'user-plugins' } },
  configMaps: plugins(`plugins:\n  - package: "${backend}"\n    disabled: false\n`),
};

function offered(statuses: Statuses): readonly string[] {
  return choicesOf(statuses, ['touch', 'apply']).map(({ id }) => id);
}

const cluster = ['serverless', 'serverless-logic', 'rhdh-operator'];

describe('a dependency that is not in force', () => {
  const { spec, configMaps } = withoutDependency;

  test('is the cause of what the operator does not make, and no touch is offered', () => {
    const statuses = evaluateAll(snapshotOf({ ...bare(world(spec)), configMaps }), target);
    for (const id of ['platform', 'network-policies'] as const) {
      expect(statuses.get(id), id).toMatchObject({
        state: 'absent',
        code: 'dependency-missing',
        remedies: [],
      });
    }
    expect(statuses.get('backstage')?.state).toBe('ready');
    expect(offered(statuses)).toEqual(cluster);
  });

  test('leaves a platform that nobody manages, or the user’s own with any database', () => {
    const platforms = world(spec).sonataFlowPlatforms.map((each) =>
      edited(
        each,
        ['spec', 'services', 'dataIndex', 'persistence', 'postgresql', 'secretRef', 'name'],
        'mine',
      ),
    );
    const secrets = ['mine', 'backstage-psql-secret-hub'].map((name) =>
      object('v1', 'Secret', name, namespace),
    );
    const given = { ...world(spec), sonataFlowPlatforms: platforms, configMaps, secrets };
    const status = evaluateAll(snapshotOf(given), target).get('platform');
    expect(status).toMatchObject({ state: 'ready', notes: [{ code: 'not-managed' }] });
  });

  test('still tells whose platform it is', () => {
    const platforms = world(spec).sonataFlowPlatforms.map((each) =>
      edited(each, ['metadata', 'ownerReferences', 0, 'uid'], 'somebody-else'),
    );
    const given = { ...world(spec), sonataFlowPlatforms: platforms, configMaps };
    expect(evaluateAll(snapshotOf(given), target).get('platform')).toMatchObject({
      state: 'degraded',
      code: 'other-target',
      remedies: [],
    });
  });

  test('offers no touch for policies of which some are missing', () => {
    const given = { ...world(spec), networkPolicies: world(spec).networkPolicies.slice(1), configMaps };
    expect(evaluateAll(snapshotOf(given), target).get('network-policies')).toMatchObject({
      code: 'some-missing',
      remedies: [],
    });
  });

  test('is the target’s wish where the platform is the user’s own', () => {
    const own = { ...target, ownPlatform: true };
    const statuses = evaluateAll(snapshotOf({ ...bare(world(spec)), configMaps }), own);
    expect(statuses.get('platform')).toMatchObject({ state: 'absent', code: 'not-there' });
    expect(offered(statuses)).toEqual([...cluster, 'platform', 'network-policies']);
  });
});

describe('a platform that the operator makes', () => {
  const spec = { flavours: [{ name: 'orchestrator' }] };
  const changed = (...[reference, key, value]: readonly [string, string, unknown]) => {
    const path = ['spec', 'services', 'dataIndex', 'persistence', 'postgresql', reference, key];
    const sonataFlowPlatforms = world(spec).sonataFlowPlatforms.map((each) => edited(each, path, value));
    return evaluateAll(snapshotOf({ ...world(spec), sonataFlowPlatforms }), target).get('platform');
  };

  test.each<[string, string, unknown]>([
    ['serviceRef', 'databaseName', 'other'],
    ['serviceRef', 'namespace', 'elsewhere'],
    ['secretRef', 'userKey', 'NOPE'],
    ['secretRef', 'passwordKey', 'NOPE'],
    ['secretRef', 'userKey', undefined],
  ])('with another %s.%s is not the target’s, until the operator looks again', (reference, key, value) => {
    expect(changed(reference, key, value)).toMatchObject({
      state: 'degraded',
      code: 'other-target',
      evidence: [{ field: `spec.services.dataIndex.persistence.postgresql.${reference}.${key}` }],
      remedies: [{ kind: 'touch' }],
    });
  });

  test('with another port is not mended by a touch', () => {
    expect(changed('serviceRef', 'port', 5433)).toMatchObject({
      state: 'degraded',
      code: 'platform-database-port',
      remedies: [],
    });
    expect(changed('serviceRef', 'port', 5432)).toMatchObject({ state: 'ready' });
  });
});

test('2.1: policies wait for the flavour, not for a touch', () => {
  const newest = targetOf('2.1');
  const spec = { application: { dynamicPluginsConfigMapName: 'user-plugins' } };
  const text =
    'plugins:\n  - package: "ref://red-hat-developer-hub-backstage-plugin-orchestrator-backend"\n    enabled: true\n    dependencies: [{ref: sonataflow}]\n';
  const given = { ...bare(world(spec, newest)), configMaps: plugins(text) };
  const statuses = evaluateAll(snapshotOf(given), newest);
  expect(statuses.get('network-policies')).toMatchObject({ code: 'flavour-missing', remedies: [] });
  expect(statuses.get('platform')?.remedies.map(({ kind }) => kind)).toEqual(['touch']);
});

describe('a database that the operator’s platform does not know', () => {
  const flavours = [{ name: 'orchestrator' }];
  const external = { flavours, database: { enableLocalDb: false } };
  const ownSecret = { flavours, database: { authSecretName: 'my-db' } };
  const withoutService = (all: World) =>
    all.services.filter(({ metadata }) => metadata.name !== 'backstage-psql-hub');

  test.each<[string, object, World['services']]>([
    ['external', external, withoutService(world(external))],
    ['with a Secret of the user’s', ownSecret, world(ownSecret).services],
  ])('%s: its platform cannot work, and a touch would not help', (_case, spec, services) => {
    const given = { ...world(spec), services, secrets: [] };
    const status = evaluateAll(snapshotOf(given), target).get('platform');
    expect(status).toMatchObject({ state: 'degraded', code: 'needs-own-platform', remedies: [] });
    expect(status?.reason.args[1]).toContain('Secret backstage-psql-secret-hub');
    expect(status?.evidence[0]?.field).toMatch(/^spec\.database\./);
  });

  test('nor would it bring one that works', () => {
    const statuses = evaluateAll(snapshotOf({ ...bare(world(external)), secrets: [] }), target);
    expect(statuses.get('platform')).toMatchObject({
      state: 'absent',
      code: 'needs-own-platform',
      remedies: [],
    });
    expect(statuses.get('database')?.code).toBe('external-login-missing');
  });

  test('works where somebody has made Secret and Service by hand', () => {
    expect(evaluateAll(snapshotOf(world(external)), target).get('platform')?.state).toBe('ready');
  });

  test('nothing is claimed where Secrets and Services may not be seen', () => {
    const given = { ...world(external), secrets: 'forbidden', services: 'forbidden' } as const;
    expect(evaluateAll(snapshotOf(given), target).get('platform')?.state).toBe('ready');
  });

  test('is no matter of a platform of the user’s own', () => {
    const given = { ...world(external), services: withoutService(world(external)) };
    const own = { ...target, ownPlatform: true };
    expect(evaluateAll(snapshotOf(given), own).get('platform')?.state).toBe('ready');
  });

  test.each<[string, readonly string[] | undefined, string, string]>([
    ['there, with keys that nobody tells', [], 'ready', 'succeed'],
    ['there, with other keys', ['username', 'password'], 'degraded', 'platform-secret-keys'],
    ['there, with its keys', ['POSTGRES_PASSWORD', 'POSTGRES_USER', 'more'], 'ready', 'succeed'],
    ['not there', undefined, 'degraded', 'platform-secret-missing'],
  ])('the Secret of a platform of the user’s own is %s', (_case, keys, state, code) => {
    const own = { ...target, ownPlatform: true };
    const snapshot = snapshotOf({ ...world(external), secrets: [] });
    const secret = object('v1', 'Secret', 'backstage-psql-secret-hub', namespace);
    const objects = keys === undefined ? [] : [{ object: secret, since: 0, keys }];
    const secrets = { state: 'listed', since: 0, objects } as const;
    const seen = { ...snapshot, resources: { ...snapshot.resources, secrets } };
    expect(evaluateAll(seen, own).get('platform')).toMatchObject({ state, code });
  });

  test('a Secret that may not be seen is not held against a platform', () => {
    const own = { ...target, ownPlatform: true };
    const given = { ...world(external), secrets: 'forbidden' as const };
    expect(evaluateAll(snapshotOf(given), own).get('platform')?.state).toBe('ready');
  });
});

test('what the Helm chart makes is not offered by us', () => {
  const chart = targetOf('1.10', { method: 'helm' });
  const statuses = evaluateAll(snapshotOf({ ...bare(healthyWorld(chart)) }), chart);
  expect(statuses.get('platform')).toMatchObject({ state: 'absent', remedies: [] });
  expect(statuses.get('network-policies')).toMatchObject({ state: 'absent', remedies: [] });
});
