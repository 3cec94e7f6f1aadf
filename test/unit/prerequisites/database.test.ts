import { describe, expect, test } from 'vitest';
import type { Manifest } from '../../../src/core/manifest.ts';
import { missingPlatformDatabase } from '../../../src/core/prerequisites/databaseMode.ts';
import { evaluateAll } from '../../../src/core/prerequisites/index.ts';
import type { Observation, Snapshot } from '../../../src/core/snapshot.ts';
import type { Target } from '../../../src/core/target/target.ts';
import { healthyWorld } from '../../support/orchestratorWorld.ts';
import { describeWithShared, readShared } from '../../support/sharedFolder.ts';
import { object, snapshotOf } from '../../support/snapshots.ts';
import { targetOf } from '../../support/targets.ts';

const target = targetOf('1.10');
const allKeys = [
  'POSTGRESQL_ADMIN_PASSWORD',
  'POSTGRES_HOST',
  'POSTGRES_PASSWORD',
  'POSTGRES_PORT',
  'POSTGRES_USER',
];

/** The healthy world whose Backstage object has this `spec.database`, less what the operator then does not make. */
function world(database: object, secrets?: readonly Manifest[]) {
  const all = healthyWorld(target);
  const backstages = all.backstages.map((each): Manifest => ({
    ...each,
    spec: { flavours: [{ name: 'orchestrator' }], database },
  }));
  return { ...all, backstages, ...(secrets === undefined ? {} : { secrets }) };
}

const external = (() => {
  const all = world({ enableLocalDb: false }, []);
  const services = all.services.filter(({ metadata }) => metadata.name !== 'backstage-psql-hub');
  return { ...all, services, statefulSets: [] };
})();
const mine = object('v1', 'Secret', 'my-db', target.namespace);

function judge(snapshot: Snapshot, of: Target = target) {
  const status = evaluateAll(snapshot, of).get('database');
  if (status === undefined) throw new Error('The database was not judged');
  return status;
}

/** A snapshot in which every Secret has these keys. */
function withKeys(given: Parameters<typeof snapshotOf>[0], keys: readonly string[] | undefined): Snapshot {
  const snapshot = snapshotOf(given);
  const { secrets } = snapshot.resources;
  if (secrets.state !== 'listed') throw new Error('No Secrets');
  const listed: Observation = {
    ...secrets,
    objects: secrets.objects.map((each) => (keys === undefined ? each : { ...each, keys })),
  };
  return { ...snapshot, resources: { ...snapshot.resources, secrets: listed } };
}

describe('an external database', () => {
  const login = ['POSTGRES_HOST', 'POSTGRES_PORT', 'POSTGRES_USER', 'POSTGRES_PASSWORD'];
  const text = (connection: string): readonly Manifest[] => [
    object('v1', 'ConfigMap', 'config', target.namespace, {
      data: { 'app-config.yaml': `backend: { database: { connection: ${connection} } }` },
    }),
  ];

  test.each<[string, object, readonly string[], readonly Manifest[], string, string]>([
    ['a Secret that has all', {}, login, [], 'ready', 'external-login'],
    ['a Secret without any', {}, ['username'], [], 'degraded', 'external-login-missing'],
    ['a Secret without one', {}, login.slice(1), [], 'degraded', 'external-login-missing'],
    ['a Secret of which nobody tells the keys', {}, [], [], 'unknown', 'keys-unknown'],
    [
      'variables beside',
      { envs: [{ name: 'POSTGRES_HOST', value: 'db' }] },
      login.slice(1),
      [],
      'ready',
      'external-login',
    ],
    ['no Secret', { secrets: [] }, [], [], 'degraded', 'external-login-missing'],
    [
      'other names',
      {},
      ['U', ...login.slice(0, 2), 'POSTGRES_PASSWORD'],
      text("{ user: '${U}' }"),
      'ready',
      'external-login',
    ],
    [
      'other names that are missing',
      {},
      login,
      text("{ user: '${U}' }"),
      'degraded',
      'external-login-missing',
    ],
    ['a connection of its own', {}, [], text('postgres://db'), 'notApplicable', 'external-database'],
  ])('is judged by the login that RHDH is given: %s', (_case, more, keys, configMaps, state, code) => {
    const application = {
      appConfig: { configMaps: configMaps.map(({ metadata: { name } }) => ({ name })) },
      extraEnvs: { secrets: [{ name: 'my-db' }], ...more },
    };
    const backstages = external.backstages.map((each): Manifest => ({
      ...each,
      spec: { flavours: [{ name: 'orchestrator' }], database: { enableLocalDb: false }, application },
    }));
    const status = judge(withKeys({ ...external, backstages, configMaps, secrets: [mine] }, keys));
    expect(status).toMatchObject({ state, code, remedies: [] });
    expect(status.evidence[0]?.field).toBe('spec.database.enableLocalDb');
  });

  const wanted: Target = {
    ...target,
    database: {
      mode: 'external',
      secret: 'my-db',
      userKey: 'USER',
      passwordKey: 'PASSWORD',
      at: { kind: 'jdbcUrl', url: 'jdbc:postgresql://db/x' },
      name: 'x',
      tls: false,
    },
    ownPlatform: true,
  };

  test('is believed of the target while there is no Backstage', () => {
    expect(judge(snapshotOf(), wanted)).toMatchObject({ state: 'notApplicable', code: 'external-database' });
  });

  test('that target or cluster alone knows of is a note', () => {
    expect(judge(snapshotOf(external)).notes.map(({ code }) => code)).toEqual(['other-database-mode']);
    expect(judge(snapshotOf(world({})), wanted).notes.map(({ code }) => code)).toEqual([
      'other-database-mode',
    ]);
    expect(judge(snapshotOf(external), wanted).notes).toEqual([]);
    expect(judge(snapshotOf(world({}))).notes).toEqual([]);
  });
});

describe('a local database with a Secret of the user’s', () => {
  const own = { enableLocalDb: true, authSecretName: 'my-db' };

  test('is judged by that Secret', () => {
    const status = judge(snapshotOf(world(own, [mine])));
    expect(status.state).toBe('ready');
    expect(status.evidence.map(({ value }) => value)).toContain('my-db');
  });

  test('says that the Secret is missing, and offers no touch, for the operator never makes it', () => {
    const status = judge(snapshotOf(world(own, [])));
    expect(status).toMatchObject({ state: 'degraded', code: 'own-secret-missing', remedies: [] });
    expect(status.evidence[0]?.value).toBe('my-db');
  });

  test('needs user and password in it', () => {
    expect(judge(withKeys(world(own, [mine]), ['POSTGRES_PASSWORD']))).toMatchObject({
      state: 'degraded',
      code: 'secret-keys-missing',
    });
    expect(judge(withKeys(world(own, [mine]), ['POSTGRES_PASSWORD', 'POSTGRES_USER'])).state).toBe('ready');
  });
});

describe('the keys of the Secret that the operator makes', () => {
  test.each(allKeys)('%s must be among them', (key) => {
    const others = allKeys.filter((each) => each !== key);
    const status = judge(withKeys(world({}), others));
    expect(status).toMatchObject({ state: 'degraded', code: 'secret-keys-missing' });
    expect(status.reason.args).toContain(key);
    expect(status.evidence[0]?.value).toBe(others.join(', '));
  });

  test.each([
    ['all there', allKeys],
    ['and more', [...allKeys, 'PGSSLMODE']],
    ['unknown', []],
    ['not even asked for', undefined],
  ])('%s: no complaint', (_case, keys) => {
    expect(judge(withKeys(world({}), keys)).state).toBe('ready');
  });
});

test('a database whose Secret is gone is put right by a touch', () => {
  const status = judge(snapshotOf(world({}, [])));
  expect(status).toMatchObject({ state: 'absent', code: 'secret-missing' });
  expect(status.remedies.map(({ kind }) => kind)).toEqual(['touch']);
});

interface RecordedDatabase {
  readonly spec_stored: object;
  /** `Kind/name` of all that the operator made. */
  readonly objects: readonly string[];
}

const folders = {
  'release-1.7': '1.7',
  'release-1.8': '1.8',
  'release-1.9': '1.9',
  'release-1.10': '1.10',
  main: '2.0',
} as const;
const cases = ['db-default', 'db-external', 'db-authsecret', 'db-external-authsecret'];

describeWithShared('recordings/rhdh-operator', 'what the operators’ platforms lack', () => {
  for (const [folder, version] of Object.entries(folders)) {
    test.each(cases)(`${version}: %s`, (name) => {
      const text = readShared(`recordings/rhdh-operator/${folder}/${name}.json`);
      const { spec_stored: spec, objects } = JSON.parse(text) as RecordedDatabase;
      const made = (kind: string) =>
        objects.flatMap((each) =>
          each.startsWith(`${kind}/`) ? object('v1', kind, each.slice(kind.length + 1), 'rhdh') : [],
        );
      const snapshot = snapshotOf({
        backstages: [object('rhdh.redhat.com/v1alpha5', 'Backstage', 'hub', 'rhdh', { spec })],
        secrets: made('Secret'),
        services: made('Service'),
      });
      const isThere = objects.includes('Secret/backstage-psql-secret-hub');
      expect(missingPlatformDatabase(snapshot, targetOf(version)) === undefined).toBe(isThere);
      expect(isThere).toBe(name === 'db-default');
    });
  }
});
