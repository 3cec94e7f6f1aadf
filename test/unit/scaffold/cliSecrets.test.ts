import { rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { instance, useScaffoldRuns } from '../../support/scaffoldRuns.ts';

const { scaffold, read, write, everything, folder } = useScaffoldRuns();
const secretFile = '23-backend-secret.yaml';
const instanceOf = (name: string): readonly string[] => [
  '--release',
  '1.10',
  '--name',
  name,
  '--namespace',
  'rhdh',
];
const twoTargets = `version: 1
targets:
  - name: dev
    release: "1.10"
    backstage: { name: hub, namespace: dev }
  - name: prod
    release: "1.9"
    backstage: { name: hub, namespace: prod }
`;

function secretIn(path: string): string | undefined {
  return /BACKEND_SECRET: "?([^"\n]*)/.exec(read(path))?.[1];
}

function manifest(name: string, namespace: string, value: string): string {
  return `kind: Secret\nmetadata: {name: ${name}, namespace: ${namespace}}\nstringData: {BACKEND_SECRET: ${value}}\n`;
}

describe('the secret', () => {
  test('is made of 24 random bytes, for its owner alone', async () => {
    await scaffold(['backstage', ...instance, '--out', 'a']);
    await scaffold(['backstage', ...instance, '--out', 'b']);
    const [one, other] = ['a', 'b'].map((name) => secretIn(join(name, secretFile)) ?? '');
    expect(Buffer.from(one ?? '', 'base64')).toHaveLength(24);
    expect(one).not.toBe(other);
    expect(statSync(join(folder(), 'a', secretFile)).mode & 0o777).toBe(0o600);
  });

  test('comes from a file before the environment before chance', async () => {
    write('given', 'from-the-file\n');
    const env = { BACKEND_SECRET: 'from-the-environment' };
    await scaffold(['backstage', ...instance, '--out', 'a', '--secret-file', 'given'], { env });
    await scaffold(['backstage', ...instance, '--out', 'b'], { env });
    expect(secretIn(join('a', secretFile))).toBe('from-the-file');
    expect(secretIn(join('b', secretFile))).toBe('from-the-environment');
  });

  test('may be given as a manifest, of this target only', async () => {
    write('given.yaml', manifest('hub-backend-auth', 'rhdh', 'out-of-a-manifest'));
    await scaffold(['backstage', ...instance, '--secret-file', 'given.yaml']);
    expect(secretIn(secretFile)).toBe('out-of-a-manifest');
    const other = await scaffold(['backstage', ...instanceOf('other'), '--secret-file', 'given.yaml']);
    expect(other.code).toBe(2);
    expect(other.stderr).toContain(
      'holds Secret rhdh/hub-backend-auth, and Secret rhdh/other-backend-auth is wanted.',
    );
  });

  test('is kept when the file around it changes, and for its owner alone', async () => {
    await scaffold(['backstage', ...instance]);
    const before = secretIn(secretFile);
    write(secretFile, `# old words\n${read(secretFile)}`);
    const newer = [...instance, '--name', 'other', '--overwrite'];
    expect((await scaffold(['backstage', ...instance, '--overwrite'])).stdout).toContain(
      `unchanged ${secretFile}\n`,
    );
    expect(secretIn(secretFile)).toBe(before);
    await scaffold(['backstage', ...newer]);
    expect(read(secretFile)).toMatch(/^# old words\n/);
    expect(statSync(join(folder(), secretFile)).mode & 0o777).toBe(0o600);
  });

  test('of another target is not used for this one', async () => {
    await scaffold(['backstage', ...instance]);
    const before = secretIn(secretFile);
    const { code } = await scaffold(['backstage', ...instanceOf('other'), '--overwrite']);
    expect(code).toBe(0);
    expect(read(secretFile)).toContain('name: other-backend-auth');
    expect(secretIn(secretFile)).not.toBe(before);
  });

  test('is never shown, not in a diff and not on standard output', async () => {
    await scaffold(['backstage', ...instance], { env: { BACKEND_SECRET: 'old-secret-value' } });
    const env = { BACKEND_SECRET: 'new-secret-value' };
    const diffed = await scaffold(['backstage', ...instance], { env });
    expect(diffed.code).toBe(1);
    expect(diffed.stdout).toContain(
      '-  BACKEND_SECRET: "<masked: old value>"\n+  BACKEND_SECRET: "<masked: new value>"',
    );
    const streamed = await scaffold([...instance, '--out', '-'], { env });
    expect(streamed.code).toBe(0);
    expect(streamed.stdout).toContain('Here belongs the Secret hub-backend-auth');
    for (const { stdout: out, stderr: err } of [diffed, streamed])
      expect(out + err).not.toMatch(/(old|new)-secret-value/);
  });

  test.each([
    ['that is broken', 'kind: Secret\nstringData:\n  BACKEND_SECRET: "half\n'],
    ['whose Secret says no namespace', manifest('hub-backend-auth', '""', 'half')],
    ['whose Secret has no value', manifest('hub-backend-auth', 'rhdh', '""')],
    ['of other things', 'other: things\n'],
  ])('is not made anew over a file %s', async (_, text) => {
    const nameless = text.replace(', namespace: ""', '');
    write(secretFile, nameless);
    for (const overwrite of [[], ['--overwrite']]) {
      const { code, stderr: err, stdout: out } = await scaffold(['backstage', ...instance, ...overwrite]);
      expect(code).toBe(2);
      expect(err).toContain('It is left alone: give the secret with --secret-file, or move the file away.');
      expect(out).toBe('');
      expect(everything()).toEqual({ [secretFile]: nameless });
    }
    const given = await scaffold(['backstage', ...instance], { env: { BACKEND_SECRET: 'given-by-hand' } });
    expect(given.code).toBe(1);
    expect(given.stdout).not.toContain('half');
  });

  test('is made where the file only says what belongs there', async () => {
    write(secretFile, '# Here belongs the Secret.\n');
    expect((await scaffold(['backstage', ...instance, '--overwrite'])).code).toBe(0);
    expect(secretIn(secretFile)).toMatch(/^.{32}$/);
  });

  test.each([
    ['is empty', '', 'given is empty: it should hold the value of BACKEND_SECRET, or Secret rhdh/'],
    ['is missing', undefined, 'given cannot be read: no such file or folder.'],
    ['is too short', 'short', 'given has a BACKEND_SECRET that cannot be used. A token has at least 8'],
    ['is neither', 'two words', 'given holds neither the value of BACKEND_SECRET alone nor Secret rhdh/'],
  ])('a file of it that %s', async (_, text, words) => {
    if (text !== undefined) write('given', text);
    const { code, stderr: err } = await scaffold(['backstage', ...instance, '--secret-file', 'given']);
    expect(code).toBe(2);
    expect(err).toContain(words);
  });

  test('a file of it that is not needed', async () => {
    const { code, stderr: err } = await scaffold(['infra', ...instance, '--secret-file', 'given']);
    expect(code).toBe(0);
    expect(err).toBe('--secret-file is not used: no Secret is written.\n');
  });
});

describe('scaffolding again keeps what was edited around the value', () => {
  const of = (release: string): readonly string[] => ['--release', release, ...instance.slice(2)];
  const lock = '.rhdh-orchestrator.lock';
  let edited = '';

  beforeEach(async () => {
    await scaffold(of('1.8.5'));
    edited = read(secretFile)
      .replace('metadata:\n', 'metadata:\n  labels: {team: platform}\n')
      .replace('stringData:\n', 'stringData:\n  GITHUB_TOKEN: a-token-of-mine\n');
    write(secretFile, edited);
  });

  /** As versions wrote it that kept nothing of a file with a Secret. */
  function withoutBase(text: string): string {
    const value = JSON.parse(text) as { files: { path: string; lines?: unknown; holdsSecret?: unknown }[] };
    for (const file of value.files.filter(({ path }) => path === secretFile)) {
      delete file.lines;
      delete file.holdsSecret;
    }
    return JSON.stringify(value);
  }

  test.each([
    ['', (text: string) => text],
    [', after a version that kept no base of it', withoutBase],
  ])('with the lock%s', async (_, lockOf) => {
    write(lock, lockOf(read(lock)));
    for (const keep of [['--keep-edits'], []]) {
      const { code, stdout, stderr } = await scaffold([...of('1.8.6'), '--overwrite', ...keep]);
      expect(code).toBe(0);
      expect(stdout).not.toContain('conflict');
      expect(stdout + stderr + read(lock)).not.toContain('a-token-of-mine');
      expect(read(secretFile)).toBe(edited.replace('1.8.5', '1.8.6'));
      expect(statSync(join(folder(), secretFile)).mode & 0o777).toBe(0o600);
    }
  });

  test('without the lock: it stays where edits are to be kept, and is offered again', async () => {
    rmSync(join(folder(), lock));
    for (const time of ['first', 'second']) {
      const { code, stdout } = await scaffold([...of('1.8.6'), '--overwrite', '--keep-edits']);
      expect([time, code]).toEqual([time, 0]);
      expect(stdout).toContain(`${secretFile}: how it was made is not known; it stays as it is.\n`);
      expect(read(secretFile)).toBe(edited);
    }
    const offered = await scaffold(of('1.8.6'));
    expect(offered.code).toBe(1);
    expect(offered.stdout).toContain(
      `${secretFile}: how it was made is not known; --overwrite replaces all of it.\n`,
    );
  });

  test('also from one value to a given one', async () => {
    const env = { BACKEND_SECRET: 'given-by-hand' };
    expect((await scaffold([...of('1.8.5'), '--overwrite'], { env })).stdout).toContain('updated   23-');
    expect(secretIn(secretFile)).toBe('given-by-hand');
    expect(read(secretFile)).toContain('a-token-of-mine');
  });
});

describe('the value stays the same where its file moves:', () => {
  const valuesIn = (out: string): readonly (readonly [string, string | undefined])[] =>
    Object.keys(everything())
      .filter((path) => path.startsWith(`${out}/`) && path.endsWith(secretFile))
      .map((path) => [path, secretIn(path)] as const);
  const argocd = ['--layout', 'argocd', '--git-url', 'https://git.example.com/a/b.git'];

  test.each<[string, readonly string[], string]>([
    ['kustomize', ['--layout', 'kustomize'], 'ly/overlays/rhdh/23-backend-secret.yaml'],
    ['Argo CD', argocd, 'ly/manifests/rhdh/23-backend-secret.yaml'],
  ])('to the layout of %s, and back', async (_, layout, path) => {
    await scaffold(['all', ...instance, '--out', 'ly']);
    const before = secretIn(join('ly', secretFile));
    const moved = await scaffold(['all', ...instance, '--out', 'ly', ...layout]);
    expect(moved.code).toBe(0);
    expect(secretIn(path)).toBe(before);
    expect(moved.stderr).toContain(
      'BACKEND_SECRET of Secret rhdh/hub-backend-auth is kept as ly/23-backend-secret.yaml has it.\n',
    );
    rmSync(join(folder(), 'ly', secretFile));
    for (const lock of ['with', 'without']) {
      if (lock === 'without') rmSync(join(folder(), 'ly/.rhdh-orchestrator.lock'));
      await scaffold(['all', ...instance, '--out', 'ly', '--layout', 'single', '--overwrite']);
      expect(secretIn(join('ly', secretFile))).toBe(before);
      rmSync(join(folder(), 'ly', secretFile));
    }
  });

  test('to a named target beside a new one', async () => {
    write(
      '.rhdh-orchestrator.yaml',
      twoTargets.replace('namespace: dev', 'namespace: rhdh').replace('prod', 'stage'),
    );
    await scaffold(['all', ...instance, '--out', 'ly']);
    const before = secretIn(join('ly', secretFile));
    const { code, stdout, stderr } = await scaffold(['--target', 'dev', '--target', 'stage', '--out', 'ly']);
    expect(code).toBe(0);
    expect(secretIn(join('ly/dev', secretFile))).toBe(before);
    expect(secretIn(join('ly/stage', secretFile))).not.toBe(before);
    expect(stdout + stderr).not.toContain(before);
  });

  test('between two targets of one Backstage object', async () => {
    write('.rhdh-orchestrator.yaml', twoTargets.replaceAll(/namespace: \w+/g, 'namespace: rhdh'));
    await scaffold(['--target', 'dev', '--target', 'prod', '--out', 'ly']);
    const values = valuesIn('ly');
    expect(values).toHaveLength(2);
    expect(new Set(values.map(([, value]) => value)).size).toBe(1);
  });

  test('to a value that is given: the other file is named', async () => {
    await scaffold(['all', ...instance, '--out', 'ly']);
    const env = { BACKEND_SECRET: 'given-by-hand' };
    const args = ['all', ...instance, '--out', 'ly', '--layout', 'kustomize'];
    const given = await scaffold(args, { env });
    expect(secretIn('ly/overlays/rhdh/23-backend-secret.yaml')).toBe('given-by-hand');
    expect(given.stderr).toContain(
      'ly/23-backend-secret.yaml holds another BACKEND_SECRET for Secret rhdh/hub-backend-auth: delete it, where it is not the one in use.\n',
    );
  });

  test('not where the file may hide it, or two files disagree', async () => {
    const args = ['all', ...instance, '--out', 'ly', '--layout', 'kustomize'];
    write(join('ly', secretFile), 'kind: Secret\nmetadata: {name: hub-backend-auth\n');
    const hidden = await scaffold(args);
    expect(hidden.code).toBe(2);
    expect(hidden.stderr).toContain('ly/23-backend-secret.yaml exists and no BACKEND_SECRET of Secret rhdh/');
    write(join('ly', secretFile), manifest('hub-backend-auth', 'rhdh', 'one-of-two'));
    write(join('ly/manifests/x', secretFile), manifest('hub-backend-auth', 'rhdh', 'two-of-two'));
    const several = await scaffold(args);
    expect(several.code).toBe(2);
    expect(several.stderr).toContain('hold different values of BACKEND_SECRET for Secret rhdh/');
    expect(several.stderr).not.toMatch(/(one|two)-of-two/);
  });
});

describe('with several targets', () => {
  const both = ['--target', 'dev', '--target', 'prod', '--out', 'deploy'];

  test('each has its own, and keeps it', async () => {
    write('.rhdh-orchestrator.yaml', twoTargets);
    expect((await scaffold(both)).code).toBe(0);
    const paths = ['dev', 'prod'].map((name) => join('deploy', name, secretFile));
    const before = paths.map((path) => secretIn(path));
    expect(new Set(before).size).toBe(2);
    rmSync(join(folder(), 'deploy/.rhdh-orchestrator.lock'));
    expect((await scaffold(both)).code).toBe(0);
    expect(paths.map((path) => secretIn(path))).toEqual(before);
  });

  test.each([
    [
      'value in the environment',
      [],
      { BACKEND_SECRET: 'one' },
      'The environment has one BACKEND_SECRET, and each',
    ],
    [
      'value in a file',
      ['--secret-file', 'given'],
      {},
      'given holds one value, and each of the 2 targets keeps',
    ],
  ])('one %s is refused', async (_, args, env, words) => {
    write('.rhdh-orchestrator.yaml', twoTargets);
    write('given', 'one');
    const { code, stderr: err } = await scaffold([...both, ...args], { env });
    expect(code).toBe(2);
    expect(err).toContain(words);
  });

  test('a file may hold all of them', async () => {
    write('.rhdh-orchestrator.yaml', twoTargets);
    const [one, other] = ['dev', 'prod'].map((name) =>
      manifest('hub-backend-auth', name, `value-of-${name}`),
    );
    write('given.yaml', `${one}---\n${other}`);
    expect((await scaffold([...both, '--secret-file', 'given.yaml'])).code).toBe(0);
    for (const name of ['dev', 'prod']) {
      expect(secretIn(join('deploy', name, secretFile))).toBe(`value-of-${name}`);
    }
  });
});

test('a Secret that was there before anything else is kept beside a single file', async () => {
  const single = [...instance, '--layout', 'single'];
  await scaffold(single);
  const text = read(secretFile);
  rmSync(join(folder(), '.rhdh-orchestrator.lock'));
  rmSync(join(folder(), 'rhdh-orchestrator.yaml'));
  expect((await scaffold(single)).stdout).toContain(`unchanged ${secretFile}\n`);
  expect(read(secretFile)).toBe(text);
});
