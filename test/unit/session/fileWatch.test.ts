import { mkdir, mkdtemp, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { watchFiles } from '../../../src/session/fileWatch.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'file-watch-'));
});
afterAll(() => rm(folder, { recursive: true }));

const at = (...parts: string[]): string => join(folder, ...parts);

test.concurrent.each<[string, string, () => Promise<void>, () => Promise<unknown>]>([
  ['is written', 'written', () => writeFile(at('written'), 'a'), () => writeFile(at('written'), 'bb')],
  [
    'is replaced by another one of the same size',
    'replaced',
    () => writeFile(at('replaced'), 'a'),
    async () => {
      await writeFile(at('replaced.new'), 'b');
      await rename(at('replaced.new'), at('replaced'));
    },
  ],
  ['comes', 'comes', async () => undefined, () => writeFile(at('comes'), 'a')],
  [
    'comes together with its folder',
    join('new', 'deep', 'config'),
    async () => undefined,
    async () => {
      await mkdir(at('new', 'deep'), { recursive: true });
      await writeFile(at('new', 'deep', 'config'), 'a');
    },
  ],
  ['goes', 'goes', () => writeFile(at('goes'), 'a'), () => rm(at('goes'))],
  [
    'changes behind a link',
    'link',
    async () => {
      await writeFile(at('behind'), 'a');
      await symlink(at('behind'), at('link'));
    },
    () => writeFile(at('behind'), 'bb'),
  ],
])('a file that %s is noticed', async (_name, path, prepare, change) => {
  await prepare();
  const noticed = Promise.withResolvers<string>();
  const watching = watchFiles([at('never'), at(path)], () => noticed.resolve('noticed'));
  // The first look, which later ones are compared with, is on its way.
  await sleep(300);
  await change();
  await expect(noticed.promise).resolves.toBe('noticed');
  watching.dispose();
});

test.concurrent('what is only read, and what changes afterwards, is not', async () => {
  await writeFile(at('read'), 'a');
  let noticed = 0;
  const watching = watchFiles([at('read')], () => (noticed += 1));
  await readFile(at('read'));
  await sleep(600);
  watching.dispose();
  await writeFile(at('read'), 'bb');
  await sleep(600);
  expect(noticed).toBe(0);
});
