import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { processLives, withLock } from '../../../sandbox/lock.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'rhdh-orchestrator-lock-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

test('two who want the same work one after the other', async () => {
  const lock = join(folder, 'lock');
  const order: string[] = [];
  const work = (name: string) =>
    withLock(lock, async () => {
      order.push(`${name} begins`);
      await new Promise((resolve) => setTimeout(resolve, 20));
      order.push(`${name} ends`);
    });
  await Promise.all([work('one'), work('other')]);
  const [first] = order[0]?.split(' ') ?? [];
  expect(order.map((entry) => entry.split(' ')[0] === first)).toEqual([true, true, false, false]);
  expect(existsSync(lock)).toBe(false);
});

test('a lock whose owner has died is taken over', async () => {
  const lock = join(folder, 'lock');
  const { stdout } = await promisify(execFile)(process.execPath, ['-p', 'process.pid']);
  expect(processLives(Number(stdout))).toBe(false);
  writeFileSync(lock, stdout);
  expect(await withLock(lock, () => Promise.resolve('done'))).toBe('done');
});

test('work that fails releases the lock', async () => {
  const lock = join(folder, 'lock');
  await expect(withLock(lock, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(existsSync(lock)).toBe(false);
});
