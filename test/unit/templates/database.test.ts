import { describe, expect, test } from 'vitest';
import { isEmbedded, objectsOf } from '../../../src/core/artifact.ts';
import { field, listAt, textAt } from '../../../src/core/field.ts';
import type { Manifest } from '../../../src/core/manifest.ts';
import { plain } from '../../../src/core/message.ts';
import { objectsFor } from '../../../src/core/plans/objects.ts';
import { releaseLines } from '../../../src/core/releases/index.ts';
import type { ExternalDatabase } from '../../../src/core/target/database.ts';
import { hasOrchestratorFlavour, pluginSources, type Target } from '../../../src/core/target/target.ts';
import { scaffold, templateOf } from '../../../src/core/templates/index.ts';
import { print } from '../../../src/core/yaml/print.ts';
import { databaseByService, databaseByUrl } from '../../support/databases.ts';
import { targetOf } from '../../support/targets.ts';

type Choices = Partial<Omit<Target, 'release'>>;

function external(line: string, database: ExternalDatabase, choices: Choices = {}): Target {
  return targetOf(line, { ownPlatform: true, database, ...choices });
}

function object(target: Target, kind: string, name?: string): Manifest {
  const found = scaffold(['all'], target)
    .flatMap(objectsOf)
    .find((one) => one.kind === kind && (name === undefined || one.metadata.name === name));
  if (found === undefined) throw new Error(`No ${kind}.`);
  return found;
}

function variables(target: Target): unknown {
  const listed = listAt(object(target, 'Backstage'), 'spec', 'application', 'extraEnvs', 'envs');
  return Object.fromEntries(listed.map((one) => [textAt(one, 'name'), textAt(one, 'value')]));
}

function service(target: Target, name: 'dataIndex' | 'jobService'): unknown {
  return field(object(target, 'SonataFlowPlatform'), 'spec', 'services', name);
}

/** 1.7 has none to clear; a list that is empty clears nothing before 1.10. */
const clearedDependencies: Readonly<Record<string, readonly unknown[] | undefined>> = {
  '1.7': undefined,
  '1.8': [{}],
  '1.9': [{}],
  '1.10': [],
  '2.0': [],
  '2.1': [],
};

describe.each(releaseLines())('RHDH %s on a database of ones own', (line) => {
  const inCluster = external(line, databaseByService);
  const elsewhere = external(line, databaseByUrl);

  test('the Backstage object makes none and says where it is', () => {
    const backstage = object(inCluster, 'Backstage');
    expect(field(backstage, 'spec', 'database')).toEqual({ enableLocalDb: false });
    expect(listAt(backstage, 'spec', 'application', 'extraEnvs', 'secrets')).toEqual([
      { name: 'hub-backend-auth' },
      { name: 'hub-database' },
    ]);
    expect(variables(inCluster)).toEqual({
      POSTGRES_HOST: 'postgres.data.svc',
      POSTGRES_PORT: '5433',
      PGSSLMODE: 'require',
      NODE_EXTRA_CA_CERTS: '/opt/app-root/src/ca.crt',
    });
    expect(field(backstage, 'spec', 'application', 'extraFiles')).toEqual({
      secrets: [{ name: 'postgres-ca', key: 'ca.crt' }],
    });
    expect(variables(elsewhere)).toEqual({ POSTGRES_HOST: 'db.example.com', POSTGRES_PORT: '5432' });
  });

  test('the app-config speaks of credentials only where their keys are not the usual ones', () => {
    const databaseOf = (target: Target): unknown => {
      const data = field(object(target, 'ConfigMap', 'hub-app-config'), 'data', 'app-config-rhdh.yaml');
      return isEmbedded(data) ? field(data.value, 'backend', 'database') : 'no YAML';
    };
    expect(databaseOf(inCluster)).toBeUndefined();
    const connection = { user: `\${username}`, password: `\${password}` };
    expect(databaseOf(elsewhere)).toEqual({ connection });
    const passwordKey = 'pass';
    expect(databaseOf(external(line, { ...databaseByService, passwordKey }))).toEqual({
      connection: { password: `\${pass}` },
    });
  });

  const offered = pluginSources.filter(
    (plugins) => plugins === 'configmap' || hasOrchestratorFlavour(inCluster.release),
  );

  test.each(offered)('plugins by %s: the dependency is cleared as this release understands it', (plugins) => {
    const target = external(line, databaseByService, { plugins });
    const data = field(object(target, 'ConfigMap', 'hub-dynamic-plugins'), 'data', 'dynamic-plugins.yaml');
    const entries = isEmbedded(data) ? listAt(data.value, 'plugins') : [];
    const backend = entries.filter((entry) => textAt(entry, 'package')?.includes('orchestrator-backend'));
    expect(backend.map((entry) => field(entry, 'dependencies'))).toEqual([clearedDependencies[line]]);
  });

  test('both services name the Secret and one way to the server, in exactly two fields', () => {
    const secretRef = { name: 'hub-database', userKey: 'POSTGRES_USER', passwordKey: 'POSTGRES_PASSWORD' };
    const serviceRef = {
      name: 'postgres',
      namespace: 'data',
      port: 5433,
      databaseName: 'backstage_plugin_orchestrator',
    };
    for (const name of ['dataIndex', 'jobService'] as const) {
      expect(field(service(inCluster, name), 'persistence')).toEqual({
        postgresql: { secretRef, serviceRef },
      });
    }
  });

  test('a URL is written once per service, each with the schema the Logic operator would give it', () => {
    const urlOf = (database: ExternalDatabase, name: 'dataIndex' | 'jobService'): string | undefined =>
      textAt(service(external(line, database), name), 'persistence', 'postgresql', 'jdbcUrl');
    const at = (url: string): ExternalDatabase => ({ ...databaseByUrl, at: { kind: 'jdbcUrl', url } });
    const plainUrl = 'jdbc:postgresql://db.example.com/orchestrator';
    const schema = 'currentSchema=sonataflow-platform-data-index-service';
    expect(urlOf(at(plainUrl), 'dataIndex')).toBe(`${plainUrl}?${schema}`);
    expect(urlOf(at(plainUrl), 'jobService')).toBe(
      `${plainUrl}?currentSchema=sonataflow-platform-jobs-service`,
    );
    expect(urlOf(at(`${plainUrl}?`), 'dataIndex')).toBe(`${plainUrl}?${schema}`);
    expect(urlOf(at(`${plainUrl}?a=b`), 'dataIndex')).toBe(`${plainUrl}?a=b&${schema}`);
    const encrypted = (url: string): ExternalDatabase => ({ ...at(url), tls: true });
    expect(urlOf(encrypted(plainUrl), 'dataIndex')).toBe(`${plainUrl}?${schema}&sslmode=require`);
    const verified = `${plainUrl}?sslmode=verify-full`;
    expect(urlOf(encrypted(verified), 'dataIndex')).toBe(`${verified}&${schema}`);
  });

  test('jobs-service is told of TLS, nobody without', () => {
    const environment = (target: Target, name: 'dataIndex' | 'jobService'): readonly unknown[] =>
      listAt(service(target, name), 'podTemplate', 'container', 'env');
    expect(environment(inCluster, 'jobService')).toEqual([
      { name: 'QUARKUS_DATASOURCE_REACTIVE_POSTGRESQL_SSL_MODE', value: 'require' },
      { name: 'QUARKUS_DATASOURCE_REACTIVE_TRUST_ALL', value: 'true' },
    ]);
    expect(environment(inCluster, 'dataIndex')).toEqual([]);
    expect(environment(elsewhere, 'jobService')).toEqual([]);
  });

  test('the plan applies the very same objects, and no Secret of the database', () => {
    for (const [id, kind] of [
      ['backstage', 'Backstage'],
      ['platform', 'SonataFlowPlatform'],
    ] as const) {
      const planned = objectsFor(id, inCluster, { backendSecret: 'a-secret-of-the-tests' });
      expect(planned.filter((one) => one.kind === kind)).toEqual([object(inCluster, kind)]);
      expect(planned.map(({ metadata }) => metadata.name)).not.toContain('hub-database');
    }
    expect(objectsFor('backstage', inCluster, {}).map(({ kind }) => kind)).toContain('ConfigMap');
  });
});

describe('the description', () => {
  const described = (target: Target): string => scaffold(['database'], target).map(print).join('');

  test('has no object, and no value of the Secret but what the shell brings', () => {
    const target = external('1.10', databaseByService);
    const [file, ...more] = scaffold(['database'], target);
    expect([file?.path, file === undefined ? 0 : objectsOf(file).length, more]).toEqual([
      '23-database-secret.yaml',
      0,
      [],
    ]);
    const text = described(target);
    for (const line of text.split('\n')) expect(line).toMatch(/^(#.*)?$/);
    expect(text.match(/--from-\w+=\S+/g)).toEqual([
      '--from-literal=POSTGRES_USER="${PGUSER:?}"',
      '--from-literal=POSTGRES_PASSWORD="${PGPASSWORD:?}"',
      '--from-file=ca.crt="${PGSSLROOTCERT:?}"',
    ]);
  });

  test('gives the statements, with names quoted as PostgreSQL reads them', () => {
    const text = described(external('1.10', { ...databaseByUrl, name: 'My-db' }));
    expect(text).toContain('#   CREATE DATABASE "My-db" OWNER "<user>";\n');
    expect(text).toContain('#   GRANT CONNECT, CREATE ON DATABASE "My-db" TO "<user>";\n');
    expect(text).toContain('#   ALTER ROLE "<user>" CREATEDB;\n');
  });

  test('says who must let whom in, and what the policies of 2.1 leave open', () => {
    expect(described(external('1.10', databaseByService))).toContain('policies of namespace data deny');
    expect(described(external('1.10', databaseByUrl))).toContain('have to reach db.example.com:5432.');
    expect(described(external('2.1', databaseByUrl))).toContain('let RHDH out to port 5432');
    expect(described(external('2.0', databaseByUrl))).not.toContain('let RHDH out');
  });

  test('without the operator it says what RHDH has to be told', () => {
    const target = external('1.10', databaseByUrl, { method: 'none', installRhdhOperator: false });
    expect(described(target).replaceAll('\n# ', ' ')).toContain(
      'as environment, and POSTGRES_HOST=db.example.com, POSTGRES_PORT=5432.',
    );
  });

  test.each([
    [{}, 'The rhdh-operator makes the database of this target itself, with its Secret.'],
    [{ method: 'helm' }, 'The Helm chart makes the database of this target itself, with its Secret.'],
    [
      { method: 'none' },
      'This target says nothing of an external database: give it database.mode: external.',
    ],
    [
      { method: 'helm', database: databaseByUrl },
      'The values for the Helm chart say what its database needs: scaffold helm-values instead.',
    ],
  ] as const)('is not offered for %o', (choices, reason) => {
    const target = targetOf('1.10', choices);
    const said = templateOf('database').hindrance?.(target);
    expect(said === undefined ? undefined : plain(said)).toBe(reason);
    if (target.database.mode === 'local') expect(described(target)).toBe('');
  });

  test('belongs to everything, where there is one', () => {
    const paths = (target: Target): readonly string[] => scaffold(['all'], target).map(({ path }) => path);
    expect(paths(external('1.10', databaseByUrl))).toContain('23-database-secret.yaml');
    expect(paths(targetOf('1.10', { ownPlatform: true }))).not.toContain('23-database-secret.yaml');
  });
});

describe('sizes', () => {
  const size = { requests: { cpu: '1' }, limits: { cpu: '2', memory: '4Gi' } };

  test.each(releaseLines())('RHDH %s: each container gets its own', (line) => {
    const resources = { backstage: size, jobsService: { limits: { memory: '2Gi' } } };
    const target = targetOf(line, { ownPlatform: true, resources });
    expect(field(object(target, 'Backstage'), 'spec', 'deployment')).toEqual({
      patch: {
        spec: { template: { spec: { containers: [{ name: 'backstage-backend', resources: size }] } } },
      },
    });
    expect(field(service(target, 'jobService'), 'podTemplate')).toEqual({
      container: { resources: { limits: { memory: '2Gi' } } },
    });
    expect(field(service(target, 'dataIndex'), 'podTemplate')).toBeUndefined();
  });

  test('stand beside the environment of an external database', () => {
    const target = external('1.10', databaseByService, { resources: { jobsService: size } });
    expect(field(service(target, 'jobService'), 'podTemplate', 'container')).toMatchObject({
      env: [{ value: 'require' }, { value: 'true' }],
      resources: size,
    });
  });
});

test('monitoring is left out of a platform of ones own', () => {
  const monitoring = (choices: Choices): unknown =>
    field(
      object(targetOf('1.10', { ownPlatform: true, ...choices }), 'SonataFlowPlatform'),
      'spec',
      'monitoring',
    );
  expect(monitoring({})).toEqual({ enabled: true });
  expect(monitoring({ monitoring: false })).toEqual({ enabled: false });
});
