import { describe, expect, test } from 'vitest';
import { runCommand } from '../../support/commandLine.ts';
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

describe('what cannot stand together is told in the words of the call', () => {
  test.each<[string, readonly string[], string]>([
    [
      'an option',
      ['--method', 'none', '--with-rhdh-operator'],
      '--with-rhdh-operator: The RHDH operator is installed',
    ],
    [
      'an option and its default',
      ['--no-monitoring'],
      '--no-monitoring: The rhdh-operator makes this platform',
    ],
    [
      'half an option',
      ['--database', 'external'],
      '--database: An external database needs a place: a Service of the cluster, or a JDBC URL.',
    ],
    [
      'an option without its sense',
      ['--database-secret', 'db'],
      '--database-secret: Only an external database has this',
    ],
    [
      'one of several arguments',
      ['--workflow-namespace', 'a', '--workflow-namespace', 'a'],
      '--workflow-namespace: a is named twice.',
    ],
    ['a wrong argument', ['--loki', 'loki'], '--loki: An address that begins with https://'],
    [
      'a wrong Service',
      ['--database-service', 'a.b:c'],
      'A Service is written NAME, NAME.NAMESPACE or NAME.NAMESPACE:PORT.',
    ],
    [
      'a wrong port',
      ['--database', 'external', '--database-service', 'a:99999'],
      '--database-service: port is a whole number',
    ],
    ['a wrong authority', ['--database-ca', '/'], 'It is written SECRET or SECRET/KEY.'],
    ['a wrong switch', ['--database-tls', 'maybe'], 'Allowed choices are on, off.'],
    ['an unknown layout', ['--layout', 'flat'], 'Allowed choices are separate, single, kustomize, argocd.'],
    [
      'a layout without its repository',
      ['--layout', 'argocd'],
      '--git-url: Argo CD reads the files from a repository',
    ],
    [
      'a namespace that an Application cannot be named after',
      ['--layout', 'argocd', '--git-url', 'https://git.example.com/a/b.git', '--namespace', 'n'.repeat(63)],
      '--namespace: The Application would be named rhdh-nnn',
    ],
    [
      'a name that the chart has no room for',
      ['--method', 'helm', '--name', 'n'.repeat(54)],
      '--name: As name of a Helm release at most 42 characters are possible here, this has 54',
    ],
    [
      'a repository that nobody reads',
      ['--git-url', 'https://git.example.com/team/rhdh.git'],
      '--git-url: Only Argo CD reads the files from a repository',
    ],
    [
      'a folder of it',
      ['--layout', 'kustomize', '--git-path', 'deploy'],
      '--git-path: Only Argo CD reads the files from a repository',
    ],
    [
      'the namespace of a catalog without one',
      ['--olm', 'v1', '--catalog-source-namespace', 'foo'],
      '--catalog-source-namespace: OLM v1 takes operators from a ClusterCatalog',
    ],
    [
      'a secret for a stream without Secrets',
      ['--out', '-', '--secret-file', '/nonexistent'],
      '--secret-file: --out - writes no Secret',
    ],
    [
      'a secret for answers, which hold none',
      ['--print-answers', '--secret-file', '/nonexistent'],
      '--secret-file: --print-answers writes no Secret',
    ],
    ['consent for a stream', ['--out', '-', '--overwrite'], '--overwrite: --out - writes no file'],
    ['kept edits in a stream', ['--out', '-', '--keep-edits'], '--keep-edits: --out - writes no file'],
    [
      'files to delete for answers',
      ['--print-answers', '--prune'],
      '--prune: --print-answers writes no file',
    ],
    [
      'a repository with credentials',
      ['--layout', 'argocd', '--git-url', 'https://a:b@c/d'],
      '--git-url: Credentials do not belong',
    ],
    [
      'a stream of a layout of folders',
      ['--layout', 'kustomize', '--out', '-'],
      '--layout kustomize needs a folder',
    ],
  ])('%s', async (_, args, words) => {
    const { code, stderr: err } = await scaffold([...instance, ...args]);
    expect(code).toBe(2);
    expect(err).toContain(words);
    expect(everything()).toEqual({});
  });

  test('by other commands too', async () => {
    const { code, stderr: err } = await runCommand(['status', ...instance, '--loki', 'loki']);
    expect(code).toBe(2);
    expect(err).toContain('--loki: An address that begins with https://');
  });

  test.each<[string, readonly string[], string]>([
    [
      'an option and a target',
      ['--target', 'dev', '--olm', 'v1'],
      'target dev: approval: OLM v1 knows no approval',
    ],
    [
      'an option that one of several cannot have',
      ['--target', 'dev', '--target', 'prod', '--database-name', 'other'],
      '--database-name (target dev): Only an external',
    ],
    [
      'a target twice',
      ['--target', 'dev', '--target', 'dev'],
      'target dev: name: Another target is already named dev',
    ],
  ])('%s', async (_, args, words) => {
    write('.rhdh-orchestrator.yaml', targetFile);
    const { code, stderr: err } = await scaffold(args);
    expect(code).toBe(2);
    expect(err).toContain(words);
  });

  test.each<[string, readonly string[], string]>([
    ['nothing', [], 'all needs --release, --name, --namespace, or --target with a name'],
    ['infra', ['infra'], 'infra needs --release, or --target'],
    [
      'each',
      ['infra', 'backstage', '--name', 'hub'],
      'infra needs --release; backstage needs --release, --namespace, or --target',
    ],
    [
      'a folder',
      ['infra', '--release', '1.10', '--layout', 'kustomize'],
      '--layout kustomize needs --namespace',
    ],
  ])('what is missing is told for %s', async (_, args, words) => {
    const { code, stderr: err } = await scaffold(args);
    expect(code).toBe(2);
    expect(err).toContain(words);
  });
});

describe('an answers file', () => {
  const target = 'target: {release: "1.10", backstage: {name: hub, namespace: rhdh}}\n';

  test('is refused with a second document', async () => {
    write('answers.yaml', `version: 1\n${target}---\nversion: 1\n${target}`);
    const { code, stderr: err } = await scaffold(['--answers', 'answers.yaml']);
    expect(code).toBe(2);
    expect(err).toContain('answers.yaml: An answers file is a single document');
  });

  test('loses its repository to another layout of the call', async () => {
    write(
      'answers.yaml',
      `version: 1\nlayout: argocd\ngit: {url: "https://git.example.com/a/b.git"}\n${target}`,
    );
    expect((await scaffold(['--answers', 'answers.yaml', '--layout', 'single', '--out', 'out'])).code).toBe(
      0,
    );
  });
});
