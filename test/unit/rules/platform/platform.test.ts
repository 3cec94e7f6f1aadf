import { describe, expect, test } from 'vitest';
import { repairedBy, saidBy, type Judged } from '../../../support/ruleTexts.ts';

const operators = { secret: 'backstage-psql-secret-hub', service: 'backstage-psql-hub' };

interface Connection {
  readonly secret?: string;
  readonly keys?: string;
  readonly service?: string;
  readonly url?: string;
  readonly more?: string;
}

/** A platform with one connection for data-index. */
function platform(connection: Connection, name = 'sonataflow-platform', namespace = 'rhdh'): string {
  const {
    secret,
    keys = 'userKey: POSTGRES_USER, passwordKey: POSTGRES_PASSWORD',
    service,
    url,
    more,
  } = connection;
  const lines = [
    ...(secret === undefined ? [] : [`secretRef: { name: ${secret}, ${keys} }`]),
    ...(service === undefined ? [] : [`serviceRef: { name: ${service} }`]),
    ...(url === undefined ? [] : [`jdbcUrl: ${url}`]),
    ...(more === undefined ? [] : [more]),
  ];
  return `apiVersion: sonataflow.org/v1alpha08
kind: SonataFlowPlatform
metadata:
  name: ${name}
  namespace: ${namespace}
spec:
  services:
    dataIndex:
      persistence:
        postgresql:
${lines.map((line) => `          ${line}`).join('\n')}
`;
}

const url = 'jdbc:postgresql://db.example.com/x';
const own: Judged = { target: { ownPlatform: true } };
const other = { secret: 'postgres', service: 'postgres' };

type Row = readonly [code: string, text: string, judged: Judged, said: readonly string[]];

const rows: readonly Row[] = [
  ['sfp-names', platform({ ...operators, service: 'backstage-psql-x' }), {}, ['12 error "backstage-psql-x"']],
  ['sfp-names', platform(other), {}, ['11 error "postgres"', '12 error "postgres"']],
  ['sfp-names', platform(operators), {}, []],
  // The user keeps the platform, nobody knows who does, or it is another platform.
  ['sfp-names', platform(other), own, []],
  ['sfp-names', platform(other), { target: { method: 'helm' } }, []],
  ['sfp-names', platform(other), { target: 'unknown' }, []],
  ['sfp-names', platform(other), { target: { inferred: true } }, []],
  ['sfp-names', platform(other, 'workflows'), {}, []],
  ['sfp-names', platform(other, 'sonataflow-platform', 'team-a'), {}, []],
  [
    'sfp-keys',
    platform({ ...operators, keys: 'userKey: POSTGRESQL_USER, passwordKey: POSTGRES_PASSWORD' }),
    own,
    ['11 warning "POSTGRESQL_USER"'],
  ],
  [
    'sfp-keys',
    platform({ ...operators, keys: 'passwordKey: POSTGRES_PASSWORD' }),
    { target: 'unknown' },
    ['11 warning "backstage-psql-secret-hub"'],
  ],
  ['sfp-keys', platform({ ...other, keys: '' }), own, []],
  ['sfp-keys', platform(operators), own, []],
  ['sfp-persistence', platform({ secret: 'a' }), own, ['10 error "postgresql"']],
  ['sfp-persistence', platform({ service: 'a' }), own, ['10 error "postgresql"']],
  ['sfp-persistence', platform({ secret: 'a', service: 'b', url }), own, ['10 error "postgresql"']],
  ['sfp-persistence', platform({ service: 'b', url }), own, ['10 error "postgresql"']],
  ['sfp-persistence', platform({ secret: 'a', url }), own, []],
  ['sfp-persistence', platform({ secret: 'a', service: 'b' }), own, []],
  // The third field is the mistake, which the structure names.
  ['sfp-persistence', platform({ secret: 'a', service: 'b', more: 'databaseName: c' }), own, []],
  ['sfp-jdbc-with-dependency', platform({ secret: operators.secret, url }), {}, ['12 error "jdbcUrl"']],
  ['sfp-jdbc-with-dependency', platform({ secret: 'a', url }), own, []],
  ['sfp-jdbc-with-dependency', platform({ secret: 'a', url }), { target: 'unknown' }, []],
  ['sfp-jdbc-with-dependency', platform({ secret: 'a', url }, 'workflows'), {}, []],
  ['sfp-second', platform(operators, 'workflows'), {}, ['4 warning "workflows"']],
  ['sfp-second', platform(operators, 'workflows'), own, []],
  ['sfp-second', platform(operators), {}, []],
  [
    'sfp-second',
    `${platform(other, 'a', 'x')}---\n${platform(other, 'b', 'x')}---\n${platform(other, 'b', 'y')}`,
    own,
    ['17 warning "b"'],
  ],
];

test.each(rows)('%s: %s %j', (code, text, judged, said) => {
  expect(saidBy(code, text, judged)).toEqual(said);
});

describe('what a finding about a connection replaces', () => {
  test('the count of the structure', () => {
    expect(saidBy('schema-limits', platform({ secret: 'a' }), own)).toEqual([]);
    expect(saidBy('schema-required', platform({ service: 'a', url }), own)).toEqual([]);
  });

  test('not the unknown field that is counted, too', () => {
    const text = platform({ secret: 'a', service: 'b', more: 'databaseName: c' });
    expect(saidBy('schema-unknown-field', text, own)).toEqual(['13 error "databaseName"']);
  });
});

test('keys that are left out are added behind the name', () => {
  const text = platform({ ...operators }).replace(
    '{ name: backstage-psql-secret-hub, userKey: POSTGRES_USER, passwordKey: POSTGRES_PASSWORD }',
    '\n            name: backstage-psql-secret-hub\n            passwordKey: POSTGRES_PASSWORD',
  );
  const mended = repairedBy('sfp-keys', text, own);
  expect(mended).toContain('name: backstage-psql-secret-hub\n            userKey: POSTGRES_USER\n');
  expect(saidBy('sfp-keys', mended, own)).toEqual([]);
});

test('a URL beside the Service is taken away', () => {
  const text = platform({ ...operators, url });
  expect(repairedBy('sfp-jdbc-with-dependency', text)).toBe(platform(operators));
});

function services(text: string): string {
  return `apiVersion: sonataflow.org/v1alpha08
kind: SonataFlowPlatform
metadata: { name: workflows, namespace: team-a }
spec:
  services: ${text}
`;
}

const secretRef = 'secretRef: { name: a }';
const job = (query: string, more = '') =>
  services(
    `{ jobService: { ${more}persistence: { postgresql: { ${secretRef}, jdbcUrl: "${url}${query}" } } } }`,
  );
const env =
  'podTemplate: { container: { env: [{ name: QUARKUS_DATASOURCE_REACTIVE_TRUST_ALL, value: "true" }] } }, ';

test.each([
  ['sfp-service-off', services('{ dataIndex: { enabled: false } }'), ['5 hint "false"']],
  ['sfp-service-off', services('{ dataIndex: { enabled: true } }'), []],
  ['sfp-tls', job('?sslmode=require'), [`5 hint "\\"${url}?sslmode=require\\""`]],
  ['sfp-tls', job('?a=b&sslmode=verify-full'), [`5 hint "\\"${url}?a=b&sslmode=verify-full\\""`]],
  ['sfp-tls', job('?sslmode=disable'), []],
  ['sfp-tls', job(''), []],
  // Who says anything about the second driver knows of it.
  ['sfp-tls', job('?sslmode=require', env), []],
  ['sfp-tls', job('?sslmode=require').replace('jobService', 'dataIndex'), []],
])('%s: %s', (code, text, said) => {
  expect(saidBy(code, text)).toEqual(said);
});

function clusterPlatform(name: string, platformName: string, namespace: string): string {
  return `apiVersion: sonataflow.org/v1alpha08
kind: SonataFlowClusterPlatform
metadata:
  name: ${name}
spec:
  platformRef:
    name: ${platformName}
    namespace: ${namespace}
`;
}

test.each([
  ['sfcp-platform', clusterPlatform('a', 'sonataflow-platform', 'infra'), {}, ['8 warning "infra"']],
  ['sfcp-platform', clusterPlatform('a', 'platform', 'rhdh'), {}, ['7 warning "platform"']],
  ['sfcp-platform', clusterPlatform('a', 'sonataflow-platform', 'rhdh'), {}, []],
  ['sfcp-platform', clusterPlatform('a', 'x', 'y'), { target: 'unknown' } as const, []],
  [
    'sfcp-two',
    `${clusterPlatform('a', 'x', 'y')}---\n${clusterPlatform('b', 'x', 'y')}`,
    {},
    ['13 warning "b"'],
  ],
  ['sfcp-two', `${clusterPlatform('a', 'x', 'y')}---\n${clusterPlatform('a', 'x', 'y')}`, {}, []],
])('%s: %s %j', (code, text, judged, said) => {
  expect(saidBy(code, text, judged)).toEqual(said);
});
