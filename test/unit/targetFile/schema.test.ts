import { describe, expect, test } from 'vitest';
import { plainSchema } from '../../../src/core/schema/catalog.ts';
import { validate } from '../../../src/core/schema/validate.ts';
import { parseTargetFile } from '../../../src/core/target/targetFile.ts';

type Entry = Readonly<Record<string, unknown>>;

const backstage = { name: 'hub', namespace: 'rhdh' };
const minimal: Entry = { name: 'dev', release: '1.10', backstage };

/** What each field may be, and what it may not. Every value stands alone in an entry that is good without it. */
const fields: Readonly<
  Record<string, { readonly good: readonly unknown[]; readonly bad: readonly unknown[] }>
> = {
  name: { good: ['Dev_1.2-x'], bad: ['', '-a', 'a b', 'x'.repeat(64), 5] },
  release: { good: ['1.8.5', '2.1'], bad: [1.1, 'latest', '1.10.', ['1.10']] },
  backstage: {
    good: [{ name: '1hub', namespace: 'a' }],
    bad: [
      'hub',
      { name: 'hub' },
      { namespace: 'rhdh' },
      { ...backstage, ns: 'x' },
      { ...backstage, name: 'Hub' },
      { ...backstage, name: 'a.b' },
      { ...backstage, namespace: 'a-' },
      { ...backstage, namespace: 'x'.repeat(64) },
    ],
  },
  plugins: { good: ['flavour', 'configmap', null], bad: ['operator', true] },
  method: { good: ['operator', 'none', 'helm'], bad: ['hand', 1] },
  approval: { good: ['Automatic', 'Manual'], bad: ['manual', true] },
  installRhdhOperator: { good: [true, false], bad: ['yes', 1] },
  ownPlatform: { good: [true, false], bad: ['no'] },
  olm: { good: ['v0', 'v1'], bad: ['v2', 1] },
  catalog: {
    good: [{}, { source: 'mirror' }, { source: 'a', sourceNamespace: 'b' }],
    bad: [{ source: '' }, { source: 5 }, { name: 'a' }, 'mirror', []],
  },
  database: {
    good: [
      {},
      null,
      { mode: 'local' },
      { mode: 'external', service: { name: 'postgres' } },
      { mode: 'external', service: { name: 'postgres', namespace: 'data', port: 65_535 } },
      { mode: 'external', service: { name: 'p' }, name: 'My_db-1', secret: 's', tls: false },
      { mode: 'external', service: { name: 'p' }, userKey: 'user.name', passwordKey: '_p-w' },
      { mode: 'external', service: { name: 'p' }, ca: { secret: 'ca' } },
      { mode: 'external', service: { name: 'p' }, ca: { secret: 'ca', key: '.crt' } },
      { mode: 'external', jdbcUrl: 'jdbc:postgresql://db.example.com/orch' },
      { mode: 'external', jdbcUrl: 'jdbc:postgresql://[fd00::1]:5433/orch?sslmode=require' },
      { mode: 'external', jdbcUrl: 'jdbc:postgresql://db/orch?ApplicationName=user' },
    ],
    bad: [
      'external',
      { mode: 'remote' },
      { mode: 'external', service: 'postgres' },
      { mode: 'external', service: { namespace: 'data' } },
      { mode: 'external', service: { name: 'Postgres' } },
      { mode: 'external', service: { name: 'p', port: 0 } },
      { mode: 'external', service: { name: 'p', port: 65_536 } },
      { mode: 'external', service: { name: 'p', port: '5432' } },
      { mode: 'external', service: { name: 'p', port: 5.5 } },
      { mode: 'external', service: { name: 'p', host: 'x' } },
      { mode: 'external', service: { name: 'p' }, name: '1st' },
      { mode: 'external', service: { name: 'p' }, name: 'x'.repeat(64) },
      { mode: 'external', service: { name: 'p' }, userKey: '1st' },
      { mode: 'external', service: { name: 'p' }, passwordKey: 'a b' },
      { mode: 'external', service: { name: 'p' }, passwordKey: 'x'.repeat(254) },
      { mode: 'external', service: { name: 'p' }, secret: 'a.b' },
      { mode: 'external', service: { name: 'p' }, tls: 'on' },
      { mode: 'external', service: { name: 'p' }, ca: 'ca' },
      { mode: 'external', service: { name: 'p' }, ca: { key: 'ca.crt' } },
      { mode: 'external', service: { name: 'p' }, ca: { secret: 'ca', key: '..' } },
      { mode: 'external', service: { name: 'p' }, user: 'x' },
      { mode: 'external', jdbcUrl: 'postgresql://db/orch' },
      { mode: 'external', jdbcUrl: 'jdbc:postgresql://db' },
      { mode: 'external', jdbcUrl: 'jdbc:postgresql://db/' },
      { mode: 'external', jdbcUrl: 'jdbc:postgresql://a:5432,b:5432/orch' },
      { mode: 'external', jdbcUrl: 'jdbc:postgresql://me:secret@db/orch' },
      { mode: 'external', jdbcUrl: 'jdbc:postgresql://db/orch?User=me' },
      { mode: 'external', jdbcUrl: 'jdbc:postgresql://db/orch?ssl=true&password=x' },
      { mode: 'external', jdbcUrl: 'jdbc:postgresql://db/orch?currentSchema=x' },
    ],
  },
  workflowNamespaces: { good: [[], ['flows']], bad: ['flows', ['a.b'], [5], ['']] },
  monitoring: { good: [true], bad: ['off'] },
  cicd: { good: [true, false], bad: [1] },
  notifications: { good: [true], bad: ['on'] },
  loki: {
    good: [{}, { baseUrl: 'https://loki.example.com:3100/api' }],
    bad: ['https://loki', { baseUrl: 'loki' }, { baseUrl: 'https://me@loki' }, { url: 'https://loki' }],
  },
  permissions: {
    good: [{}, { admins: [] }, { admins: ['user:default/a.b', 'group:x/y'] }],
    bad: [{ admins: 'user:default/a' }, { admins: ['alice'] }, { users: [] }, true],
  },
  mirrors: {
    good: [
      {},
      { images: 'mirror.example.com:5000/rhdh/x' },
      { catalogIndex: 'm/x/index:1.10' },
      { catalogIndex: `m/x/index@sha256:${'a'.repeat(64)}` },
      { pullSecret: 'mirror' },
    ],
    bad: [
      { images: 'oci://mirror/rhdh' },
      { images: 'mirror' },
      { catalogIndex: 'm/x/index' },
      { npm: 'npm.example.com' },
      { pullSecret: 'A' },
      { registry: 'm' },
    ],
  },
  resources: {
    good: [
      {},
      { backstage: {} },
      { backstage: { requests: { cpu: '500m', memory: '1Gi' }, limits: { cpu: '2', memory: '4000M' } } },
      { backstage: { limits: { cpu: '1.5' } } },
    ],
    bad: [
      { backstage: { limits: { cpu: 2 } } },
      { backstage: { limits: { cpu: '1Gi' } } },
      { backstage: { limits: { memory: '500m' } } },
      { backstage: { limits: { memory: '1 Gi' } } },
      { backstage: { limits: { disk: '1Gi' } } },
      { backstage: { cpu: '1' } },
      { rhdh: {} },
    ],
  },
  files: { good: [[], ['deploy/**']], bad: ['deploy/**', [5]] },
  aproval: { good: [], bad: ['Manual', null] },
};

function parses(entry: Entry): boolean {
  return parseTargetFile({ version: 1, targets: [entry] }).findings.length === 0;
}

function fitsSchema(entry: Entry): boolean {
  return validate(plainSchema('target-file'), { version: 1, targets: [entry] }).length === 0;
}

function withField(field: string, value: unknown): Entry {
  // A flavour has only one reader.
  const plugins = field === 'method' && value !== 'operator' ? { plugins: 'configmap' } : {};
  return { ...minimal, ...plugins, [field]: value };
}

describe('the schema of the target file and its reader', () => {
  test('know the same fields', () => {
    const known = Object.keys(plainSchema('target-file').properties?.['targets']?.items?.properties ?? {});
    expect(known.toSorted()).toEqual(
      Object.keys(fields)
        .filter((field) => field !== 'aproval')
        .toSorted(),
    );
  });

  describe.each(Object.entries(fields))('%s', (field, { good, bad }) => {
    const values = [
      ...good.map((value) => ['accept', value] as const),
      ...bad.map((value) => ['refuse', value] as const),
    ];

    test.each(values)('%s %j', (verdict, value) => {
      const entry = withField(field, value);
      expect([parses(entry), fitsSchema(entry)]).toEqual(
        verdict === 'accept' ? [true, true] : [false, false],
      );
    });
  });

  test('what several fields say together is refused by the reader alone', () => {
    const entry = { ...minimal, release: '1.9', plugins: 'flavour' };
    expect([parses(entry), fitsSchema(entry)]).toEqual([false, true]);
  });
});
