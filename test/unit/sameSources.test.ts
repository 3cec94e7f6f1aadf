import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { mustRun } from '../../scripts/run.ts';
import { unlessSameSources } from '../../scripts/sameSources.ts';

let root: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'same-sources-'));
});
afterEach(() => rm(root, { recursive: true }));

/** Whether the check was run, and what it came to. */
async function checked(isGood: boolean): Promise<readonly [boolean, boolean]> {
  let wasRun = false;
  const result = await unlessSameSources({ root, note: join(root, 'notes', 'lint') }, () => {
    wasRun = true;
    return Promise.resolve(isGood);
  });
  return [wasRun, result];
}

test('a check is run anew only where a source has changed since it was good', async () => {
  await mustRun('git', ['init', '--quiet'], { cwd: root });
  const write = (name: string, text: string) => writeFile(join(root, name), text);
  await write('a.ts', '1');
  expect(await checked(false)).toEqual([true, false]);
  expect(await checked(true)).toEqual([true, true]);
  await write('README.md', 'no source');
  expect(await checked(false)).toEqual([false, true]);
  await write('b.json', '{}');
  expect(await checked(false)).toEqual([true, false]);
  expect(await checked(true)).toEqual([true, true]);
  await write('a.ts', '2');
  expect(await checked(false)).toEqual([true, false]);
  await write('a.ts', '1');
  expect(await checked(false)).toEqual([false, true]);
  await rm(join(root, 'a.ts'));
  expect(await checked(true)).toEqual([true, true]);
});

test('a check is run each time where nobody can name the sources', async () => {
  await writeFile(join(root, '.git'), 'gitdir: nowhere');
  await writeFile(join(root, 'a.ts'), '1');
  expect(await checked(true)).toEqual([true, true]);
  expect(await checked(true)).toEqual([true, true]);
});
