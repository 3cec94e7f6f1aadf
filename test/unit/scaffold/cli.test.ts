import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { runCommand } from '../../support/commandLine.ts';
import { instance, useScaffoldRuns } from '../../support/scaffoldRuns.ts';

const { scaffold, read, write, everything, folder } = useScaffoldRuns();
const secretFile = '23-backend-secret.yaml';

describe('writing', () => {
  test('everything, and again without a change', async () => {
    const first = await scaffold([...instance, '--out', 'deploy']);
    expect(first.code).toBe(0);
    expect(first.stdout.split('\n').filter((line) => line.startsWith('created'))).toHaveLength(8);
    expect(first.stderr).toBe(
      `${join('deploy', secretFile)} holds a secret: keep it out of version control.\n`,
    );
    const before = everything();
    expect(Object.keys(before)).toHaveLength(8);

    const second = await scaffold([...instance, '--out', 'deploy']);
    expect(second).toMatchObject({ code: 0, stderr: '' });
    expect(second.stdout.split('\n').filter((line) => line.startsWith('unchanged'))).toHaveLength(8);
    expect(everything()).toEqual(before);
  });

  test('the same answers give the same bytes elsewhere', async () => {
    const env = { BACKEND_SECRET: 'from-the-environment' };
    await scaffold([...instance, '--out', 'a'], { env });
    await scaffold([...instance, '--out', 'b'], { env });
    const all = Object.entries(everything());
    const under = (name: string): readonly unknown[] =>
      all.filter(([path]) => path.startsWith(name)).map(([path, text]) => [path.slice(1), text]);
    expect(under('a')).toHaveLength(8);
    expect(under('a')).toEqual(under('b'));
  });

  test('infra needs a release only', async () => {
    const { code } = await scaffold(['infra', '--release', '2.0', '--approval', 'Manual']);
    expect(code).toBe(0);
    expect(read('10-serverless.yaml')).toContain('installPlanApproval: Manual');
    expect(read('10-serverless.yaml')).not.toContain('Backstage');
  });

  test('a ConfigMap asked for by name switches the plugins on', async () => {
    await scaffold(['dynamic-plugins', 'backstage', ...instance]);
    expect(read('24-backstage.yaml')).toContain('dynamicPluginsConfigMapName: hub-dynamic-plugins');
    expect(read('24-backstage.yaml')).not.toContain('flavours');
  });

  test('options reach the files', async () => {
    const options = ['--plugins', 'flavour', '--own-platform', '--with-rhdh-operator'];
    const { stdout: out } = await scaffold([...instance, ...options]);
    for (const name of [
      '12-rhdh-operator',
      '21-dynamic-plugins',
      '25-network-policies',
      '26-sonataflow-platform',
    ]) {
      expect(out).toContain(`created   ${name}.yaml\n`);
    }
    expect(read('21-dynamic-plugins.yaml')).toContain('dependencies: []');
  });
});

describe('a target of the file', () => {
  const text = `version: 1
targets:
  - name: dev
    release: "1.10"
    backstage: { name: hub, namespace: dev }
    plugins: configmap
  - name: broken
    release: "9.9"
    backstage: { name: hub, namespace: dev }
`;

  test('is found above, and its name is written for the editor', async () => {
    write('.rhdh-orchestrator.yaml', text);
    mkdirSync(join(folder(), 'deep'));
    const { code } = await runCommand(['scaffold', '--target', 'dev', '--approval', 'Manual'], {
      cwd: join(folder(), 'deep'),
    });
    expect(code).toBe(0);
    expect(read('deep/24-backstage.yaml')).toContain('# rhdh-orchestrator: target=dev\n');
    expect(read('deep/24-backstage.yaml')).toContain('namespace: dev\n');
    expect(read('deep/10-serverless.yaml')).toContain('installPlanApproval: Manual');
  });

  test('from another file', async () => {
    write('mine.yaml', text);
    const { code } = await scaffold(['infra', '--target', 'dev', '--config', 'mine.yaml']);
    expect(code).toBe(0);
  });

  test.each([
    ['no file', undefined, ['--target', 'dev'], 'There is no .rhdh-orchestrator.yaml in'],
    ['no such name', text, ['--target', 'test'], 'has no usable target test; it has dev.'],
    ['a broken one', text, ['--target', 'broken'], 'targets.1.release: RHDH 9.9 is not known here'],
    ['no YAML', 'targets: [', ['--target', 'dev'], 'has no usable target dev.'],
    [
      'both ways at once',
      text,
      ['--target', 'dev', '--release', '1.8'],
      '--target says release, name and namespace already',
    ],
    [
      'a missing file',
      text,
      ['--target', 'dev', '--config', 'x.yaml'],
      'x.yaml cannot be read: no such file or folder.',
    ],
  ])('%s', async (_name, file, args, words) => {
    if (file !== undefined) write('.rhdh-orchestrator.yaml', file);
    const { code, stderr: err, stdout: out } = await scaffold(args);
    expect(code).toBe(2);
    expect(err).toContain(words);
    expect(out).toBe('');
  });
});

describe('wrong use is told in a sentence', () => {
  test.each([
    ['nothing said', [], 'error: all needs --release, --name, --namespace, or --target'],
    [
      'half of it',
      ['platform', '--release', '1.10'],
      'error: platform needs --name, --namespace, or --target',
    ],
    ['an unknown what', ['helm', ...instance], "command-argument value 'helm' is invalid"],
    ['an unknown release', ['infra', '--release', '3.0'], 'release: RHDH 3.0 is not known here'],
    ['an unknown patch', ['infra', '--release', '1.10.99'], 'release: RHDH 1.10.99 is not known here'],
    [
      'a wrong approval',
      ['infra', '--release', '1.10', '--approval', 'x'],
      'Allowed choices are Automatic, Manual.',
    ],
    ['a wrong option', ['infra', '--releas', '1.10'], 'unknown option'],
    [
      'a name too long',
      ['platform', '--release', '1.10', '--name', 'x'.repeat(37), '--namespace', 'n'],
      'at most 36 characters',
    ],
    [
      'a name with capitals',
      ['platform', '--release', '1.10', '--name', 'Hub', '--namespace', 'n'],
      'Only lower-case',
    ],
    [
      'a flavour too early',
      ['--plugins', 'flavour', '--release', '1.8', '--name', 'a', '--namespace', 'b'],
      'no orchestrator flavour',
    ],
  ])('%s', async (_name, args, words) => {
    const { code, stderr: err } = await scaffold(args);
    expect(code).toBe(2);
    expect(err).toContain(words);
    expect(err).not.toMatch(/\n\s+at /);
    expect(readdirSync(folder())).toEqual([]);
  });
});

describe('the program', () => {
  test('has an explanation for every option of it', async () => {
    const { stdout: help } = await runCommand(['scaffold', '--help'], { cwd: folder() });
    const options = [...help.matchAll(/^ {2}(--[\w-]+)/gm)].map(([, option]) => option ?? '');
    expect(options.length).toBeGreaterThan(30);
    const explained = readFileSync(join(import.meta.dirname, '../../../docs/command-line.md'), 'utf8');
    expect(options.filter((option) => !explained.includes(option))).toEqual([]);
  });

  test('helps, and tells its version', async () => {
    const help = await runCommand(['scaffold', '--help'], { cwd: folder() });
    expect(help).toMatchObject({ code: 0, stderr: '' });
    expect(help.stdout).toContain('--secret-file <file>');
    const version = await runCommand(['--version'], { cwd: folder() });
    expect(version.stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
  });

  test('an unknown command is wrong use', async () => {
    expect((await runCommand(['instal'], { cwd: folder() })).code).toBe(2);
  });

  test('interrupted, it says so by its exit code', async () => {
    const signal = AbortSignal.abort();
    expect(
      (await runCommand(['scaffold', 'infra', '--release', '1.10'], { cwd: folder(), signal })).code,
    ).toBe(130);
  });

  test('a fault is one sentence and 70', async () => {
    const env = new Proxy<Record<string, string>>(
      {},
      {
        get: () => {
          throw new Error('planted');
        },
      },
    );
    const { code, stderr: err } = await scaffold(['backstage', ...instance], { env });
    expect(code).toBe(70);
    expect(err).toBe('internal error: planted\nThis is a fault of rhdh-orchestrator; please report it.\n');
  });
});
