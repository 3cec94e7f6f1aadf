import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runProgram } from '../../../src/cluster/program.ts';
import { eventually } from '../../support/eventually.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'program-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function script(body: string): Promise<string> {
  const path = join(folder, 'script.sh');
  await writeFile(path, `#!/bin/sh\n${body}\n`, { mode: 0o700 });
  return path;
}

const { signal } = new AbortController();
const options = { env: process.env, signal, onWords: () => undefined };

describe.skipIf(process.platform === 'win32')('a program', () => {
  test('hands out what it prints, and tells its words line by line', async () => {
    const words: string[] = [];
    const path = await script(`echo "$1"; printf 'one\\ntwo\\n' >&2; cat`);
    const told = { ...options, onWords: (line: string) => void words.push(line) };
    expect(await runProgram(path, ['for me'], told)).toEqual({ kind: 'printed', stdout: 'for me\n' });
    expect(words).toEqual(['one', 'two']);
  });

  test('that fails says how', async () => {
    expect(await runProgram(await script('echo why >&2; exit 3'), [], options)).toEqual({
      kind: 'failed',
      code: '3',
      stderr: 'why\n',
    });
    expect(await runProgram(join(folder, 'none'), [], options)).toMatchObject({ code: 'ENOENT' });
  });

  test('that prints without an end is ended', async () => {
    expect(await runProgram(await script('yes'), [], options)).toMatchObject({ code: 'SIGKILL' });
  });

  test('is ended with all that it has started', async () => {
    const [begun, late] = [join(folder, 'begun'), join(folder, 'late')];
    const path = await script(`(: > '${begun}'; sleep 1; : > '${late}')\ntrue`);
    const over = new AbortController();
    const running = runProgram(path, [], { ...options, signal: over.signal });
    await eventually(() => expect(existsSync(begun)).toBe(true));
    over.abort();
    expect(await running).toEqual({ kind: 'stopped' });
    await pause(1_500);
    expect(existsSync(late)).toBe(false);
    expect(await runProgram(path, [], { ...options, signal: over.signal })).toEqual({ kind: 'stopped' });
  });

  test('leaves nothing to be heard when it is over', async () => {
    const before = process.listenerCount('exit');
    await runProgram(await script('true'), [], options);
    expect(process.listenerCount('exit')).toBe(before);
  });
});
