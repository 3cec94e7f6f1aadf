import { describe, expect, test } from 'vitest';
import { parse } from '../../../src/core/yaml/parse.ts';
import { instance, useScaffoldRuns } from '../../support/scaffoldRuns.ts';

const { scaffold, write, everything } = useScaffoldRuns();

const targetFile = `version: 1
targets:
  - name: dev
    release: "1.10"
    backstage: { name: hub, namespace: dev }
    approval: Manual
  - name: prod
    release: "1.10"
    backstage: { name: hub, namespace: prod }
    database: { mode: external, jdbcUrl: "jdbc:postgresql://db.example.com/flows" }
    monitoring: false
`;

/** The answers that a call prints. */
async function answersOf(args: readonly string[]): Promise<unknown> {
  const { code, stdout: out, stderr: err } = await scaffold([...args, '--print-answers']);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  return parse(out, { version: '1.2' }).documents[0];
}

describe('options of a target', () => {
  const external = ['--database', 'external', '--database-service', 'pg'];
  test.each<[string, readonly string[], object]>([
    ['plugins', ['--plugins', 'configmap'], { plugins: 'configmap' }],
    ['method', ['--method', 'none'], { method: 'none' }],
    ['platform', ['--own-platform'], { ownPlatform: true }],
    ['approval', ['--approval', 'Manual'], { approval: 'Manual' }],
    ['operator', ['--with-rhdh-operator'], { installRhdhOperator: true }],
    ['OLM', ['--olm', 'v1'], { olm: 'v1' }],
    [
      'catalog',
      ['--catalog-source', 'mine', '--catalog-source-namespace', 'olm'],
      { catalog: { source: 'mine', sourceNamespace: 'olm' } },
    ],
    ['a Service', external, { database: { mode: 'external', service: { name: 'pg' } } }],
    [
      'a Service elsewhere',
      ['--database', 'external', '--database-service', 'pg.data:5433'],
      { database: { mode: 'external', service: { name: 'pg', namespace: 'data', port: 5433 } } },
    ],
    [
      'a Service by its DNS name',
      ['--database', 'external', '--database-service', 'pg.data.svc.cluster.local'],
      { database: { mode: 'external', service: { name: 'pg', namespace: 'data' } } },
    ],
    [
      'a URL',
      ['--database', 'external', '--jdbc-url', 'jdbc:postgresql://db.example.com/flows'],
      { database: { mode: 'external', jdbcUrl: 'jdbc:postgresql://db.example.com/flows' } },
    ],
    [
      'what a database is reached with',
      [
        ...external,
        ...'--database-secret db --database-user-key USER --database-password-key PASS'.split(' '),
        ...'--database-name flows --database-ca authority/tls.crt'.split(' '),
      ],
      {
        database: {
          mode: 'external',
          service: { name: 'pg' },
          secret: 'db',
          userKey: 'USER',
          passwordKey: 'PASS',
          name: 'flows',
          ca: { secret: 'authority', key: 'tls.crt' },
        },
      },
    ],
    [
      'TLS',
      [...external, '--database-tls', 'off'],
      { database: { mode: 'external', service: { name: 'pg' }, tls: false } },
    ],
    [
      'workflow namespaces',
      ['--workflow-namespace', 'a', '--workflow-namespace', 'b'],
      { workflowNamespaces: ['a', 'b'] },
    ],
    ['monitoring', ['--own-platform', '--no-monitoring'], { ownPlatform: true, monitoring: false }],
    ['workflow building', ['--cicd'], { cicd: true }],
    ['notifications', ['--notifications'], { notifications: true }],
    ['Loki', ['--loki'], { loki: {} }],
    [
      'Loki by its address',
      ['--loki', 'https://loki.example.com'],
      { loki: { baseUrl: 'https://loki.example.com' } },
    ],
    ['permissions', ['--permissions'], { permissions: { admins: [] } }],
    [
      'permissions with administrators',
      ['--permissions', 'user:default/a', 'group:default/b'],
      { permissions: { admins: ['user:default/a', 'group:default/b'] } },
    ],
    [
      'mirrors',
      [
        ...'--mirror-images m.example.com/rhdh --mirror-pull-secret pull'.split(' '),
        ...'--mirror-catalog-index m.example.com/rhdh/index:1.10'.split(' '),
      ],
      {
        mirrors: {
          images: 'm.example.com/rhdh',
          pullSecret: 'pull',
          catalogIndex: 'm.example.com/rhdh/index:1.10',
        },
      },
    ],
  ])('%s', async (_, args, expected) => {
    const plain = { release: '1.10', backstage: { name: 'hub', namespace: 'rhdh' }, plugins: 'flavour' };
    const { plugins, ...rest } = { ...plain, ...expected };
    const method = 'method' in expected ? { plugins: 'configmap' } : { plugins };
    expect(await answersOf([...instance, ...args])).toEqual({
      version: 1,
      what: ['all'],
      layout: 'separate',
      target: { ...rest, ...method },
    });
    expect(everything()).toEqual({});
  });

  test('npm mirror of a release that needs one', async () => {
    const older = ['--release', '1.8', '--name', 'hub', '--namespace', 'rhdh'];
    expect(await answersOf([...older, '--mirror-npm', 'https://npm.example.com/'])).toMatchObject({
      target: { mirrors: { npm: 'https://npm.example.com/' } },
    });
  });

  test('what is asked for by name says something about the target', async () => {
    expect(await answersOf(['helm-values', ...instance])).toMatchObject({ target: { method: 'helm' } });
  });
});

describe('options on top of', () => {
  test.each<[string, readonly string[], object]>([
    [
      'a target',
      ['--approval', 'Automatic', '--cicd'],
      { targets: undefined, target: { name: 'dev', cicd: true } },
    ],
    [
      'several',
      ['--target', 'prod', '--notifications'],
      {
        targets: [
          { name: 'dev', approval: 'Manual', notifications: true },
          { name: 'prod', notifications: true },
        ],
      },
    ],
  ])('%s', async (_, args, expected) => {
    write('.rhdh-orchestrator.yaml', targetFile);
    const answers = await answersOf(['infra', '--target', 'dev', ...args]);
    expect({ targets: undefined, ...(answers as object) }).toMatchObject(expected);
  });

  test.each<[string, readonly string[], object]>([
    [
      'a Service takes the place of a URL',
      ['--database-service', 'pg'],
      { mode: 'external', service: { name: 'pg' } },
    ],
    [
      'a URL takes the place of a URL',
      ['--jdbc-url', 'jdbc:postgresql://db/other'],
      { mode: 'external', jdbcUrl: 'jdbc:postgresql://db/other' },
    ],
  ])('a database: %s', async (_, args, database) => {
    write('.rhdh-orchestrator.yaml', targetFile);
    expect(await answersOf(['--target', 'prod', ...args])).toMatchObject({ target: { database } });
  });

  test('a database: a local one takes the place of all of it', async () => {
    write('.rhdh-orchestrator.yaml', targetFile);
    const answers = await answersOf(['--target', 'prod', '--database', 'local', '--monitoring']);
    expect(answers).toHaveProperty('target.name', 'prod');
    expect(answers).not.toHaveProperty('target.database');
    expect(answers).not.toHaveProperty('target.monitoring');
  });
});

describe('an answers file', () => {
  test('gives the same bytes as the options it was printed from', async () => {
    const options = ['infra', 'backstage', ...instance, '--cicd', '--layout', 'single'];
    const env = { BACKEND_SECRET: 'the-same' };
    const { stdout: printed } = await scaffold([...options, '--print-answers']);
    write('answers.yaml', printed);
    await scaffold([...options, '--out', 'a'], { env });
    await scaffold(['--answers', 'answers.yaml', '--out', 'b'], { env });
    await scaffold(['--answers', '-', '--out', 'c'], { env, typed: printed });
    const files = Object.entries(everything());
    const inFolder = (name: string): readonly unknown[] =>
      files.filter(([path]) => path.startsWith(`${name}/`)).map(([path, text]) => [path.slice(2), text]);
    expect(inFolder('a')).toHaveLength(3);
    expect(inFolder('b')).toEqual(inFolder('a'));
    expect(inFolder('c')).toEqual(inFolder('a'));
  });

  test('gives way to options and to what is asked for', async () => {
    const { stdout: printed } = await scaffold([...instance, '--print-answers']);
    write('answers.yaml', printed);
    const args = ['infra', '--answers', 'answers.yaml', '--layout', 'single', '--approval', 'Manual'];
    expect(await answersOf(args)).toMatchObject({
      what: ['infra'],
      layout: 'single',
      target: { approval: 'Manual' },
    });
  });

  const good = 'version: 1\ntarget: {release: "1.10", backstage: {name: hub, namespace: rhdh}}\n';
  test.each<[string, string | undefined, readonly string[], string]>([
    ['missing', undefined, [], 'answers.yaml cannot be read: no such file or folder.'],
    ['empty', '', [], 'answers.yaml: version: An answers file begins with "version: 1".'],
    ['not YAML', 'version: 1\nwhat: [\n', [], 'answers.yaml:3: A bracket is still open here'],
    ['no mapping', '- 1\n', [], 'answers.yaml: version: An answers file begins with "version: 1".'],
    [
      'of an unknown release',
      good.replace('1.10', '9.9'),
      [],
      'answers.yaml: target.release: RHDH 9.9 is not known',
    ],
    [
      'with an unknown field',
      `${good}color: red\n`,
      [],
      'answers.yaml: color: There is no field "color" here',
    ],
    [
      'with a contradiction',
      good.replace('release', 'olm: v1, approval: Manual, release'),
      [],
      'answers.yaml: target.approval: OLM v1',
    ],
    [
      'and an option that contradicts it',
      good.replace('release', 'olm: v1, release'),
      ['--approval', 'Manual'],
      'error: --approval: OLM v1',
    ],
    ['and a target', good, ['--target', 'dev'], 'Either --answers or --target'],
    ['and another name', good, ['--name', 'x'], '--answers says release, name and namespace already'],
    [
      'asked for what it cannot give',
      good,
      ['helm-values'],
      'error: helm-values: This target does not install RHDH by Helm',
    ],
  ])('%s', async (_, text, args, words) => {
    if (text !== undefined) write('answers.yaml', text);
    const before = everything();
    const { code, stderr: err, stdout: out } = await scaffold([...args, '--answers', 'answers.yaml']);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(words);
    expect(everything()).toEqual(before);
  });
});
