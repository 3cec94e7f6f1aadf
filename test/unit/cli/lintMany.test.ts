import { mkdtempSync, mkdirSync, rmSync, symlinkSync, writeFileSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { fileJudge } from '../../../src/cli/lintFile.ts';
import { runCommand } from '../../support/commandLine.ts';

const list = 'plugins:\n  - package: "oci://a/b:1!b"\n  - package: "oci://a/b:2!b"\n';

let cwd: string;
beforeEach(() => {
  cwd = mkdtempSync(join(tmpdir(), 'rhdh-orchestrator-'));
});
afterEach(() => rmSync(cwd, { recursive: true, force: true }));

function write(path: string, text: string | Uint8Array): void {
  mkdirSync(join(cwd, path, '..'), { recursive: true });
  writeFileSync(join(cwd, path), text);
}

async function lint(...args: readonly string[]) {
  const { code, stdout, stderr } = await runCommand(
    ['lint', '--release', '1.10', '--format', 'json', ...args],
    {
      cwd,
    },
  );
  const findings =
    stdout === '' ? [] : (JSON.parse(stdout) as { file: string; code: string; line: number }[]);
  return { code, stderr, found: findings.map(({ file, line, code: of }) => `${file}:${line} ${of}`) };
}

describe('many files', { timeout: 60_000 }, () => {
  const names = Array.from(
    { length: 260 },
    (_, index) => `f${String(index).padStart(3, '0')}/dynamic-plugins.yaml`,
  );

  test('are judged in threads, and told in the order of their names', async () => {
    for (const name of names) write(name, list);
    const { code, found } = await lint('.');
    expect(code).toBe(1);
    expect(found).toEqual(names.map((name) => `${name}:3 dp-duplicate`));
  });

  test('by the target file, which is told once', async () => {
    write('.rhdh-orchestrator.yaml', 'version: 1\ntargets: 1\n');
    for (const name of names) write(`x/${name}`, list);
    const { stdout } = await runCommand(['lint', '--format', 'json', 'x'], { cwd });
    const codes = (JSON.parse(stdout) as { code: string }[]).map(({ code }) => code);
    expect(codes.filter((code) => code.startsWith('target-')).length).toBe(1);
    expect(codes.filter((code) => code === 'dp-duplicate').length).toBe(names.length);
  });

  test('a patch is judged as one, known as such once all files were read', async () => {
    const cr = 'apiVersion: rhdh.redhat.com/v1alpha5\nkind: Backstage\nmetadata: {name: hub}\nspec:\n';
    write('cr.yaml', cr);
    write('env.yaml', `${cr}  application: {extraEnvs: {envs: [{name: A}]}}\n`);
    expect((await lint('.')).found).toEqual(expect.arrayContaining(['env.yaml:5 schema-required']));
    write('kustomization.yaml', 'resources: [cr.yaml]\npatches: [{path: env.yaml}]\n');
    expect((await lint('.')).found).toEqual([]);
  });

  test('Ctrl-C ends it without a report', async () => {
    for (const name of names) write(name, list);
    const interruption = new AbortController();
    const ending = runCommand(['lint', '.'], { cwd, signal: interruption.signal });
    setTimeout(() => interruption.abort(), 30);
    expect(await ending).toEqual({ code: 130, stdout: '', stderr: '' });
  });
});

describe('what is looked for in a folder', () => {
  test('nothing that .gitignore leaves out, also by one above in the repository', async () => {
    mkdirSync(join(cwd, '.git'));
    write('.gitignore', 'generated/\n*.tmp.yaml\n');
    write('a/.gitignore', '!kept.tmp.yaml\nlocal.yaml\n');
    for (const file of ['generated/x.yaml', 'a/local.yaml', 'a/x.tmp.yaml', 'a/kept.tmp.yaml', 'a/x.yaml'])
      write(file, list);
    const kept = ['a/kept.tmp.yaml:3 dp-duplicate', 'a/x.yaml:3 dp-duplicate'];
    expect((await lint('.')).found).toEqual(kept);
    expect((await lint('a')).found).toEqual(kept);
    expect((await lint('**/*.yaml')).found).toEqual(kept);
    expect((await lint('generated')).found).toEqual(['generated/x.yaml:3 dp-duplicate']);
    expect((await lint('a/local.yaml')).found).toEqual(['a/local.yaml:3 dp-duplicate']);
  });

  test('folders that are called like files, and no links, which may lead in circles', async () => {
    write('deep.yaml/dynamic-plugins.yaml', list);
    symlinkSync(cwd, join(cwd, 'deep.yaml/again'));
    symlinkSync('loop.yaml', join(cwd, 'loop.yaml'));
    symlinkSync('nowhere.yaml', join(cwd, 'dangling.yaml'));
    expect(await lint('.')).toEqual({
      code: 1,
      stderr: '',
      found: ['deep.yaml/dynamic-plugins.yaml:3 dp-duplicate'],
    });
    expect((await lint('loop.yaml')).stderr).toMatch(/loop\.yaml cannot be read: too many symbolic links/);
  });
});

describe('files that change under our hands', () => {
  const run = () => ({ cwd, options: { release: '1.10' }, mode: 'judge' as const });

  test('one that has gone is passed over', async () => {
    const judge = await fileJudge(run());
    expect(await judge.judge({ path: join(cwd, 'gone.yaml') })).toEqual({ ours: false, findings: [] });
  });

  test('one that cannot be read is told', async () => {
    symlinkSync('loop.yaml', join(cwd, 'loop.yaml'));
    const judge = await fileJudge(run());
    const { findings } = await judge.judge({ path: join(cwd, 'loop.yaml') });
    expect(findings).toMatchObject([{ file: 'loop.yaml', code: 'file-unreadable', severity: 'error' }]);
  });

  test('one that has become a folder is told', async () => {
    mkdirSync(join(cwd, 'folder.yaml'));
    const judge = await fileJudge(run());
    const { findings } = await judge.judge({ path: join(cwd, 'folder.yaml') });
    expect(findings).toMatchObject([
      { code: 'file-unreadable', message: expect.stringContaining('folder') as string },
    ]);
  });
});

describe('bytes', () => {
  test.each([
    ['little', 'utf16le', [0xff, 0xfe]],
    ['big', 'utf16be', [0xfe, 0xff]],
  ])('UTF-16 with its mark, %s end first, is read as the editor reads it', async (_, encoding, mark) => {
    const bytes = Buffer.from(list, 'utf16le');
    write(
      'dynamic-plugins.yaml',
      Buffer.concat([Buffer.from(mark), encoding === 'utf16be' ? bytes.swap16() : bytes]),
    );
    expect((await lint('.')).found).toEqual(['dynamic-plugins.yaml:3 dp-duplicate']);
  });

  test('a file that is not UTF-8 is judged and never written', async () => {
    const twice = 'plugins:\n  - package: "oci://a/b:1!b" # \xe9\n  - package: "oci://a/b:1!b"\n';
    write('dynamic-plugins.yaml', Buffer.from(twice, 'latin1'));
    const { found } = await lint('--fix', '.');
    expect(found).toEqual(['dynamic-plugins.yaml:3 dp-duplicate']);
    expect(readFileSync(join(cwd, 'dynamic-plugins.yaml'), 'latin1')).toBe(twice);
  });

  test('fifty megabytes and noise end', async () => {
    write('a.yaml', `plugins:\n${'  - package: ./dynamic-plugins/dist/some-plugin\n'.repeat(1_100_000)}`);
    write(
      'dynamic-plugins.yaml',
      Uint8Array.from({ length: 100_000 }, (_, index) => (index * 7919) % 256),
    );
    expect((await lint('.')).found).toContain('a.yaml:1 file-too-large');
  }, 60_000);
});
