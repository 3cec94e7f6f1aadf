import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
  mkdirSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { runCommand, type CommandResult } from '../../support/commandLine.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'rhdh-scaffold-'));
});
afterEach(() => {
  chmodSync(folder, 0o700);
  rmSync(folder, { recursive: true });
});

const instance = ['--release', '1.10', '--name', 'hub', '--namespace', 'rhdh'];
const secretFile = '23-backend-secret.yaml';

async function scaffold(
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<CommandResult> {
  return runCommand(['scaffold', ...args], { cwd: folder, env });
}

function read(path: string): string {
  return readFileSync(join(folder, path), 'utf8');
}

function secretIn(path: string): string | undefined {
  return /BACKEND_SECRET: "?([^"\n]*)/.exec(read(path))?.[1];
}

describe('writing', () => {
  test('everything, and again without a change', async () => {
    const first = await scaffold([...instance, '--out', 'deploy']);
    expect(first.code).toBe(0);
    expect(first.stdout.split('\n').filter((line) => line.startsWith('created'))).toHaveLength(7);
    expect(first.stderr).toBe(
      `${join('deploy', secretFile)} holds a secret: keep it out of version control.\n`,
    );
    const names = readdirSync(join(folder, 'deploy'));
    const texts = names.map((name) => read(join('deploy', name)));

    const second = await scaffold([...instance, '--out', 'deploy']);
    expect(second).toMatchObject({ code: 0, stderr: '' });
    expect(second.stdout.split('\n').filter((line) => line.startsWith('unchanged'))).toHaveLength(7);
    expect(names.map((name) => read(join('deploy', name)))).toEqual(texts);
  });

  test('the same answers give the same bytes elsewhere', async () => {
    const env = { BACKEND_SECRET: 'from-the-environment' };
    await scaffold([...instance, '--out', 'a'], env);
    await scaffold([...instance, '--out', 'b'], env);
    for (const name of readdirSync(join(folder, 'a')))
      expect(read(join('a', name))).toBe(read(join('b', name)));
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

describe('a file that is there', () => {
  test('is not overwritten: the diff is shown and nothing at all is written', async () => {
    await scaffold(['backstage', ...instance]);
    const cr = read('24-backstage.yaml');
    writeFileSync(join(folder, '24-backstage.yaml'), cr.replace('spec:', 'spec: # mine'));
    rmSync(join(folder, '22-app-config.yaml'));

    const { code, stdout: out, stderr: err } = await scaffold(['backstage', ...instance]);
    expect(code).toBe(1);
    expect(out).toContain('--- a/24-backstage.yaml\n+++ b/24-backstage.yaml\n');
    expect(out).toContain('\n-spec: # mine\n+spec:\n');
    expect(err).toBe('1 file would change; nothing was written. Accept the changes with --overwrite.\n');
    expect(read('24-backstage.yaml')).toContain('# mine');
    expect(existsSync(join(folder, '22-app-config.yaml'))).toBe(false);

    const accepted = await scaffold(['backstage', ...instance, '--overwrite']);
    expect(accepted.code).toBe(0);
    expect(accepted.stdout).toBe(
      'created   22-app-config.yaml\nunchanged 23-backend-secret.yaml\nreplaced  24-backstage.yaml\n',
    );
    expect(read('24-backstage.yaml')).toBe(cr);
  });

  test('a folder in its place', async () => {
    mkdirSync(join(folder, '24-backstage.yaml'));
    const { code, stderr: err } = await scaffold(['backstage', ...instance]);
    expect(code).toBe(2);
    expect(err).toContain('24-backstage.yaml cannot be read: it is a folder.');
    expect(readdirSync(folder)).toEqual(['24-backstage.yaml']);
  });

  test('as output folder', async () => {
    writeFileSync(join(folder, 'deploy'), '');
    const { code, stderr: err } = await scaffold(['infra', '--release', '1.10', '--out', 'deploy']);
    expect(code).toBe(2);
    expect(err).toContain('a part of the path is not a folder');
  });
});

describe('the secret', () => {
  test('is made of 24 random bytes, for its owner alone', async () => {
    await scaffold(['backstage', ...instance, '--out', 'a']);
    await scaffold(['backstage', ...instance, '--out', 'b']);
    const [one, other] = ['a', 'b'].map((name) => secretIn(join(name, secretFile)) ?? '');
    expect(Buffer.from(one ?? '', 'base64')).toHaveLength(24);
    expect(one).not.toBe(other);
    expect(statSync(join(folder, 'a', secretFile)).mode & 0o777).toBe(0o600);
  });

  test('comes from a file before the environment before chance', async () => {
    writeFileSync(join(folder, 'given'), 'from-the-file\n');
    const env = { BACKEND_SECRET: 'from-the-environment' };
    await scaffold(['backstage', ...instance, '--out', 'a', '--secret-file', 'given'], env);
    await scaffold(['backstage', ...instance, '--out', 'b'], env);
    expect(secretIn(join('a', secretFile))).toBe('from-the-file');
    expect(secretIn(join('b', secretFile))).toBe('from-the-environment');
  });

  test('is kept when the file around it changes', async () => {
    await scaffold(['backstage', ...instance]);
    const before = secretIn(secretFile);
    const renamed = ['--release', '1.10', '--name', 'other', '--namespace', 'rhdh', '--overwrite'];
    await scaffold(['backstage', ...renamed]);
    expect(read(secretFile)).toContain('name: other-backend-auth');
    expect(secretIn(secretFile)).toBe(before);
  });

  test('is never shown, not in a diff and not on standard output', async () => {
    await scaffold(['backstage', ...instance], { BACKEND_SECRET: 'old-secret-value' });
    const env = { BACKEND_SECRET: 'new-secret-value' };
    const diffed = await scaffold(['backstage', ...instance], env);
    expect(diffed.code).toBe(1);
    expect(diffed.stdout).toContain(
      '-  BACKEND_SECRET: "<masked: old value>"\n+  BACKEND_SECRET: "<masked: new value>"',
    );
    const streamed = await scaffold([...instance, '--out', '-'], env);
    expect(streamed.code).toBe(0);
    expect(streamed.stdout).toContain('Here belongs the Secret hub-backend-auth');
    for (const { stdout: out, stderr: err } of [diffed, streamed])
      expect(out + err).not.toMatch(/(old|new)-secret-value/);
  });

  test('is not regenerated over a file that hides it', async () => {
    writeFileSync(join(folder, secretFile), 'kind: Secret\nstringData:\n  BACKEND_SECRET: "half\n');
    for (const overwrite of [[], ['--overwrite']]) {
      const { code, stderr: err, stdout: out } = await scaffold(['backstage', ...instance, ...overwrite]);
      expect(code).toBe(2);
      expect(err).toContain('It is left alone: give the secret with --secret-file, or move the file away.');
      expect(out).toBe('');
    }
    const given = await scaffold(['backstage', ...instance], { BACKEND_SECRET: 'given' });
    expect(given.code).toBe(1);
    expect(given.stdout).not.toContain('half');
  });

  test.each([
    ['is empty', '', 'given is empty: it should hold the value of BACKEND_SECRET.'],
    ['is missing', undefined, 'given cannot be read: no such file or folder.'],
  ])('a file of it that %s', async (_name, text, words) => {
    if (text !== undefined) writeFileSync(join(folder, 'given'), text);
    const { code, stderr: err } = await scaffold(['backstage', ...instance, '--secret-file', 'given']);
    expect(code).toBe(2);
    expect(err).toContain(words);
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
    writeFileSync(join(folder, '.rhdh-orchestrator.yaml'), text);
    mkdirSync(join(folder, 'deep'));
    const { code } = await runCommand(['scaffold', '--target', 'dev', '--approval', 'Manual'], {
      cwd: join(folder, 'deep'),
    });
    expect(code).toBe(0);
    expect(read('deep/24-backstage.yaml')).toContain('# rhdh-orchestrator: target=dev\n');
    expect(read('deep/24-backstage.yaml')).toContain('namespace: dev\n');
    expect(read('deep/10-serverless.yaml')).toContain('installPlanApproval: Manual');
  });

  test('from another file', async () => {
    writeFileSync(join(folder, 'mine.yaml'), text);
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
    if (file !== undefined) writeFileSync(join(folder, '.rhdh-orchestrator.yaml'), file);
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
    expect(readdirSync(folder)).toEqual([]);
  });

  const isRoot = process.getuid?.() === 0;
  const reason = isRoot ? ' (skipped: root may write anywhere)' : '';
  test.skipIf(isRoot)(`a folder that may not be written to${reason}`, async () => {
    chmodSync(folder, 0o500);
    const { code, stderr: err } = await scaffold(['infra', '--release', '1.10']);
    expect(code).toBe(2);
    expect(err).toContain('cannot be written: permission denied.');
    expect(readdirSync(folder)).toEqual([]);
  });
});

describe('the program', () => {
  test('helps, and tells its version', async () => {
    const help = await runCommand(['scaffold', '--help'], { cwd: folder });
    expect(help).toMatchObject({ code: 0, stderr: '' });
    expect(help.stdout).toContain('--secret-file <file>');
    const version = await runCommand(['--version'], { cwd: folder });
    expect(version.stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
  });

  test('an unknown command is wrong use', async () => {
    expect((await runCommand(['instal'], { cwd: folder })).code).toBe(2);
  });

  test('interrupted, it says so by its exit code', async () => {
    const signal = AbortSignal.abort();
    expect((await runCommand(['scaffold', 'infra', '--release', '1.10'], { cwd: folder, signal })).code).toBe(
      130,
    );
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
    const { code, stderr: err } = await scaffold(['backstage', ...instance], env);
    expect(code).toBe(70);
    expect(err).toBe('internal error: planted\nThis is a fault of rhdh-orchestrator; please report it.\n');
  });
});
