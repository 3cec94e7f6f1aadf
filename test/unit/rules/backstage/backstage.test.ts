import { describe, expect, test } from 'vitest';
import { findingsIn, wordsOf } from '../../../support/judging.ts';
import { repairedBy, saidBy, type Judged } from '../../../support/ruleTexts.ts';

function backstage(spec: string, name = 'hub', version = 'v1alpha5'): string {
  return `apiVersion: rhdh.redhat.com/${version}
kind: Backstage
metadata:
  name: ${name}
  namespace: rhdh
spec:
${spec
  .split('\n')
  .map((line) => `  ${line}`)
  .join('\n')}
`;
}

const flavour = 'flavours:\n  - name: orchestrator';
const local = 'database:\n  enableLocalDb: true';
const external = 'database:\n  enableLocalDb: false';
const [n36, n37, n48, n49] = [36, 37, 48, 49].map((length) => 'h'.repeat(length));

describe('the length of the name', () => {
  test.each([
    ['1.10', n36, local, []],
    ['1.10', n37, local, [`4 warning "${n37}"`]],
    ['1.10', n37, flavour, [`4 error "${n37}"`]],
    ['1.7', n37, local, []],
    ['1.7', n48, local, []],
    ['1.7', n49, local, [`4 error "${n49}"`]],
    ['1.10', n49, local, [`4 error "${n49}"`]],
    // Without the database of the operator there is no such Service.
    ['1.10', n49, external, [`4 warning "${n49}"`]],
  ])('%s: %s', (version, name, spec, said) => {
    const served = version === '1.7' ? 'v1alpha3' : 'v1alpha5';
    expect(saidBy('cr-name-length', backstage(spec, name, served), { version, target: 'unknown' })).toEqual(
      said,
    );
  });
});

type Row = readonly [code: string, text: string, judged: Judged, said: readonly string[]];

const secret = (name: string, value: string) =>
  backstage(`application:\n  extraEnvs:\n    envs:\n      - name: ${name}\n        value: ${value}`);

const installerEnv = (name: string, more = '', version = 'v1alpha5') =>
  backstage(
    `application:\n  extraEnvs:\n    envs:\n      - name: ${name}\n        value: a${more}`,
    'hub',
    version,
  );

const containers = (list: string) =>
  backstage(`application:\n  extraFiles:\n    secrets:\n      - name: a\n        containers: ${list}`);

const rows: readonly Row[] = [
  ['cr-installer-env', installerEnv('MAX_ENTRY_SIZE'), {}, ['10 warning "MAX_ENTRY_SIZE"']],
  [
    'cr-installer-env',
    installerEnv('CATALOG_INDEX_IMAGE', '\n        containers: [a]'),
    {},
    ['10 warning "CATALOG_INDEX_IMAGE"'],
  ],
  ['cr-installer-env', installerEnv('MAX_ENTRY_SIZE', '\n        containers: ["*"]'), {}, []],
  [
    'cr-installer-env',
    installerEnv('MAX_ENTRY_SIZE', '\n        containers: [install-dynamic-plugins]'),
    {},
    [],
  ],
  ['cr-installer-env', installerEnv('MAX_ENTRY_SIZE', '', 'v1alpha3'), { version: '1.7' }, []],
  ['cr-installer-env', installerEnv('LOG_LEVEL'), {}, []],
  ['cr-name-dot', backstage(local, 'a.b.c'), {}, ['4 error "a.b.c"']],
  ['cr-name-dot', backstage(local, 'a-b'), {}, []],
  ['cr-name-dot', backstage(local, '"{{ .Values.name }}"'), {}, []],
  [
    'flavour-unknown',
    backstage('flavours:\n  - name: orchestrators\n    enabled: false'),
    {},
    ['8 error "orchestrators"'],
  ],
  ['flavour-unknown', backstage('flavours:\n  - name: ""'), {}, ['8 error "\\"\\""']],
  ['flavour-unknown', backstage(`${flavour}\n  - name: lightspeed`), {}, []],
  ['flavour-unknown', backstage('flavours:\n  - name: none'), { version: '1.9' }, []],
  ['sfp-external-db', backstage(`${external}\n${flavour}`), {}, ['8 error "false"']],
  ['sfp-external-db', backstage(`database:\n  authSecretName: own\n${flavour}`), {}, ['8 error "own"']],
  // As good as the Secret the operator makes, since it has its name.
  [
    'sfp-external-db',
    backstage(`database:\n  authSecretName: backstage-psql-secret-hub\n${flavour}`),
    {},
    [],
  ],
  ['sfp-external-db', backstage(external), {}, []],
  ['sfp-external-db', backstage(`${external}\n${flavour}\n    enabled: false`), {}, []],
  // That ConfigMap may clear the dependency.
  [
    'sfp-external-db',
    backstage(`${external}\n${flavour}\napplication:\n  dynamicPluginsConfigMapName: x`),
    {},
    [],
  ],
  ['cr-lost-fields', backstage('application:\n  image: a/b:c', 'hub', 'v1alpha4'), {}, ['8 error "image"']],
  ['cr-lost-fields', backstage('application:\n  image: a/b:c', 'hub', 'v1alpha4'), { version: '1.8' }, []],
  ['cr-lost-fields', backstage('application:\n  image: null', 'hub', 'v1alpha4'), {}, []],
  ['cr-containers', containers('["*", backstage-backend]'), {}, ['11 error "[\\"*\\", backstage-backend]"']],
  ['cr-containers', containers('["*"]'), {}, []],
  ['cr-containers', containers('[a, b]'), {}, []],
  ['cr-secret-value', secret('GITHUB_TOKEN', 'abc123'), {}, ['11 warning "abc123"']],
  ['cr-secret-value', secret('DB_PASSWORD', 'hunter'), {}, ['11 warning "hunter"']],
  ['cr-secret-value', secret('GITHUB_TOKEN', '"$(OTHER)"'), {}, []],
  ['cr-secret-value', secret('TOKEN', '<your token>'), {}, []],
  ['cr-secret-value', secret('TOKEN_URL', 'https://a.example.com'), {}, []],
  ['cr-secret-value', secret('SECRET_NAME', 'my-secret'), {}, []],
  ['cr-secret-value', secret('LOG_LEVEL', 'debug'), {}, []],
];

test.each(rows)('%s: %s %j', (code, text, judged, said) => {
  expect(saidBy(code, text, judged)).toEqual(said);
});

describe('the raw configuration beside a flavour', () => {
  const raw = 'rawRuntimeConfig:\n  backstageConfig: raw';
  const configMap = (name: string, key: string) =>
    `---\napiVersion: v1\nkind: ConfigMap\nmetadata: { name: ${name}, namespace: rhdh }\ndata:\n  ${key}: |\n    plugins: []\n`;

  test.each([
    [`${flavour}\n${raw}`, configMap('raw', 'dynamic-plugins.yaml'), ['10 warning "raw"']],
    [`${flavour}\n${raw}`, configMap('raw', 'deployment.yaml'), []],
    [`${flavour}\n${raw}`, configMap('other', 'dynamic-plugins.yaml'), []],
    [raw, configMap('raw', 'dynamic-plugins.yaml'), []],
  ])('%s %s', (spec, other, said) => {
    expect(saidBy('raw-hides-flavour', backstage(spec) + other)).toEqual(said);
  });
});

test.each([
  ['1.10', ['6 hint "rhdh.redhat.com/idle"']],
  ['2.0', []],
])('the annotation for being idle on %s', (version, said) => {
  const text = `apiVersion: rhdh.redhat.com/v1alpha5
kind: Backstage
metadata:
  name: hub
  annotations:
    rhdh.redhat.com/idle: "true"
`;
  expect(saidBy('cr-idle', text, { version })).toEqual(said);
});

describe('fields that are lost', () => {
  test('each moves to the patch, with the comment on it', () => {
    const text = backstage(
      'application:\n  replicas: 2 # for failover\n  route:\n    enabled: true',
      'hub',
      'v1alpha4',
    );
    const mended = repairedBy('cr-lost-fields', text);
    expect(mended).toBe(
      backstage(
        `application:
  route:
    enabled: true
deployment:
  patch:
    spec:
      replicas: 2 # for failover`,
        'hub',
        'v1alpha4',
      ),
    );
    expect(saidBy('cr-lost-fields', mended)).toEqual([]);
  });

  test('a patch that says it already is left alone', () => {
    const patch = 'deployment:\n  patch:\n    spec:\n      replicas: 1';
    const text = backstage(`application:\n  replicas: 2\n${patch}`, 'hub', 'v1alpha4');
    expect(repairedBy('cr-lost-fields', text)).toBe(text);
  });

  test('of the version that is stored the structure speaks', () => {
    expect(saidBy('cr-lost-fields', backstage('application:\n  replicas: 2'))).toEqual([]);
  });
});

test('the value of a secret is in no message', () => {
  const words = wordsOf(findingsIn(secret('GITHUB_TOKEN', 'abc123')), 'cr-secret-value');
  expect(words).toContain('GITHUB_TOKEN');
  expect(words).not.toContain('abc123');
});
