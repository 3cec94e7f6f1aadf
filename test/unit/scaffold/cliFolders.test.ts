import {
  chmodSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { writeTogether, type FileToWrite } from '../../../src/cli/writeTogether.ts';
import { instance, useScaffoldRuns } from '../../support/scaffoldRuns.ts';

const { scaffold, read, write, everything, folder } = useScaffoldRuns();
const file = '24-backstage.yaml';

describe('a place that is taken', () => {
  test('by a folder', async () => {
    mkdirSync(join(folder(), file));
    const { code, stderr: err } = await scaffold(['backstage', ...instance]);
    expect(code).toBe(2);
    expect(err).toContain(`${join(folder(), file)} cannot be read: it is a folder.`);
    expect(readdirSync(folder())).toEqual([file]);
  });

  test('by a file where the output folder is to be', async () => {
    write('deploy', '');
    const { code, stderr: err } = await scaffold(['infra', '--release', '1.10', '--out', 'deploy']);
    expect(code).toBe(2);
    expect(err).toContain(`${join(folder(), 'deploy')} is a file: --out names the folder to write to.`);
    expect(everything()).toEqual({ deploy: '' });
  });

  test('by a file where the folder of a target is to be', async () => {
    write('overlays', 'mine');
    const { code, stderr: err } = await scaffold([...instance, '--layout', 'kustomize']);
    expect(code).toBe(2);
    expect(err).toMatch(/overlays.* cannot be read: a part of the path is not a folder\./);
    expect(everything()).toEqual({ overlays: 'mine' });
  });

  test.each([
    ['a file', '24-Backstage.yaml', [], '24-Backstage.yaml is there, and 24-backstage.yaml would differ'],
    ['a folder', 'Base/x', ['--layout', 'kustomize'], 'Base is there, and base would differ'],
  ])('by %s whose name differs by case only', async (_, path, args, words) => {
    write(path, 'mine\n');
    const { code, stderr: err } = await scaffold(['all', ...instance, ...args]);
    expect(code).toBe(2);
    expect(err).toContain(words);
    expect(everything()).toEqual({ [path]: 'mine\n' });
  });

  test('by bytes that are no text', async () => {
    writeFileSync(join(folder(), file), Buffer.from([0x61, 0xff, 0x0a]));
    const { code, stderr: err } = await scaffold(['backstage', ...instance, '--overwrite']);
    expect(code).toBe(2);
    expect(err).toContain(`${join(folder(), file)} is not UTF-8 text: it is left alone.`);
    expect([...readFileSync(join(folder(), file))]).toEqual([0x61, 0xff, 0x0a]);
  });
});

test('a link to a file that is not there, such as one on a disk that is not mounted, is left alone', async () => {
  symlinkSync('elsewhere/secret.yaml', join(folder(), '23-backend-secret.yaml'));
  const { code, stderr: err } = await scaffold(['backstage', ...instance, '--overwrite']);
  expect(code).toBe(2);
  expect(err).toContain('23-backend-secret.yaml is a link to a file that is not there: it is left alone.');
  expect(readdirSync(folder())).toEqual(['23-backend-secret.yaml']);
  expect(lstatSync(join(folder(), '23-backend-secret.yaml')).isSymbolicLink()).toBe(true);
});

describe('a file that is replaced', () => {
  test('keeps its mode and the links to it', async () => {
    write('elsewhere/shared.yaml', 'mine: 1\n');
    chmodSync(join(folder(), 'elsewhere/shared.yaml'), 0o666);
    symlinkSync('elsewhere/shared.yaml', join(folder(), file));
    expect((await scaffold(['backstage', ...instance, '--overwrite'])).code).toBe(0);
    expect(lstatSync(join(folder(), file)).isSymbolicLink()).toBe(true);
    expect(read('elsewhere/shared.yaml')).toContain('kind: Backstage');
    expect(statSync(join(folder(), 'elsewhere/shared.yaml')).mode & 0o777).toBe(0o666);
  });
});

describe('names at the limits', () => {
  const target = (label: string): string =>
    `version: 1\ntargets:\n  - name: ${label}\n    release: "1.10"\n    backstage: { name: ${'n'.repeat(36)}, namespace: ${'s'.repeat(63)} }\n` +
    `  - name: other\n    release: "1.10"\n    backstage: { name: hub, namespace: other }\n`;

  test('are possible', async () => {
    const label = 'x'.repeat(63);
    write('.rhdh-orchestrator.yaml', target(label));
    const args = ['backstage', '--target', label, '--target', 'other'];
    expect((await scaffold([...args, '--out', 'deploy'])).code).toBe(0);
    expect(read(join('deploy', label, file))).toContain(`namespace: ${'s'.repeat(63)}\n`);
  });

  test('and a path that is too long is told', async () => {
    const { code, stderr: err } = await scaffold(['infra', '--release', '1.10', '--out', 'd'.repeat(300)]);
    expect(code).toBe(2);
    expect(err).toContain('the path is too long');
    expect(readdirSync(folder())).toEqual([]);
  });
});

const isRoot = process.getuid?.() === 0;
const reason = isRoot ? ' (skipped: root may write anywhere)' : '';
test.skipIf(isRoot)(`a folder that may not be written to${reason}`, async () => {
  chmodSync(folder(), 0o500);
  const { code, stderr: err } = await scaffold(['infra', '--release', '1.10', '--out', 'deploy']);
  expect(code).toBe(2);
  expect(err).toContain('cannot be written: permission denied.');
  expect(readdirSync(folder())).toEqual([]);
});

describe('writing that fails in the middle', () => {
  const files: readonly FileToWrite[] = [
    { path: 'old.yaml', text: 'new text', holdsSecret: false, existing: 'old text' },
    { path: 'deep/er/a.yaml', text: 'a', holdsSecret: true, existing: undefined },
    { path: 'deep/b.yaml', text: 'b', holdsSecret: false, existing: undefined },
  ];

  /** Moves files until `count` are moved. */
  function failingAfter(count: number): (from: string, to: string) => Promise<void> {
    let moves = 0;
    return async (from, to) => {
      moves += 1;
      if (moves > count) throw Object.assign(new Error('planted'), { code: 'ENOSPC' });
      writeFileSync(to, readFileSync(from));
      await Promise.resolve();
    };
  }

  test.each([
    [0, 'old text', 'old.yaml cannot be written: no space is left; nothing was written.'],
    [1, 'new text', 'a.yaml cannot be written: no space is left; replaced before that: '],
    [2, 'new text', 'b.yaml cannot be written: no space is left; replaced before that: '],
  ])('after %i files leaves no half', async (count, old, words) => {
    write('old.yaml', 'old text');
    await expect(writeTogether(folder(), files, failingAfter(count))).rejects.toThrow(words);
    expect(everything()).toEqual({ 'old.yaml': old });
    expect(readdirSync(folder())).toEqual(['old.yaml']);
  });

  test('before the first move leaves all as it was', async () => {
    write('old.yaml', 'old text');
    write('deep/b.yaml/inside', 'mine');
    const place = join(folder(), 'deep/b.yaml');
    await expect(writeTogether(folder(), files)).rejects.toThrow(`${place} cannot be read: it is a folder.`);
    expect(everything()).toEqual({ 'old.yaml': 'old text', 'deep/b.yaml/inside': 'mine' });
    expect(readdirSync(join(folder(), 'deep'))).toEqual(['b.yaml']);
  });

  test('what changed after it was shown is not replaced', async () => {
    write('old.yaml', 'newer text');
    await expect(writeTogether(folder(), files)).rejects.toThrow('old.yaml was changed meanwhile');
    expect(everything()).toEqual({ 'old.yaml': 'newer text' });
  });

  test('and one that succeeds leaves nothing else behind', async () => {
    write('old.yaml', 'old text');
    await writeTogether(folder(), files);
    expect(everything()).toEqual({ 'old.yaml': 'new text', 'deep/er/a.yaml': 'a', 'deep/b.yaml': 'b' });
    expect(statSync(join(folder(), 'deep/er/a.yaml')).mode & 0o777).toBe(0o600);
  });
});
