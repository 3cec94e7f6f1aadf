import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { endGroup, spawnGroup } from '../../scripts/children.ts';
import { run } from '../../scripts/run.ts';
import { temporaryFolder } from '../../scripts/temporary.ts';

/** Whether a process runs. One that has ended and that nobody has asked for its exit code, a zombie, does not. */
async function runs(pid: number): Promise<boolean> {
  const { output } = await run('ps', ['-o', 'stat=', '-p', `${pid}`]);
  return /^[^Z]/.test(output.trim());
}

/** Starts a process that starts another one, and gives the id of that one when both run. */
async function withGrandchild(
  onSignal: string,
): Promise<{ child: ReturnType<typeof spawnGroup>; pid: number }> {
  const script = `
    ${onSignal}
    const { pid } = require('node:child_process').spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
    console.log(pid);
    setInterval(() => {}, 1000);`;
  const child = spawnGroup(process.execPath, ['-e', script], { stdio: ['ignore', 'pipe', 'inherit'] });
  const pid = await new Promise<number>((resolve) => {
    child.stdout?.once('data', (text: Buffer) => resolve(Number(text.toString())));
  });
  return { child, pid };
}

test('what a child has started ends with it', async () => {
  const { child, pid } = await withGrandchild('');
  expect(await runs(pid)).toBe(true);
  await endGroup(child);
  await expect.poll(() => runs(pid)).toBe(false);
});

test('a child that closes its ears ends all the same', { timeout: 15_000 }, async () => {
  const { child, pid } = await withGrandchild(`process.on('SIGTERM', () => {});`);
  await endGroup(child);
  expect(child.signalCode).toBe('SIGKILL');
  await expect.poll(() => runs(pid)).toBe(false);
});

test('Ctrl-C ends a process in which a library listens too and leaves it to the others', async () => {
  const importOf = (path: string) =>
    `await import(${JSON.stringify(join(import.meta.dirname, '../..', path))})`;
  const script = `
    // As signal-exit does: it ends the process only while it is alone.
    process.on('SIGINT', () => process.listenerCount('SIGINT') === 1 && process.exit(1));
    (async () => {
      const { endOnSignals } = ${importOf('scripts/children.ts')};
      const { Lifetime } = ${importOf('sandbox/lifetime.ts')};
      endOnSignals(() => console.log('asked'));
      const { folder } = new Lifetime();
      console.log(folder);
      setTimeout(() => process.kill(process.pid, 'SIGINT'));
      // Whatever it waits for.
      setTimeout(() => process.exit(2), 5000);
    })();`;
  const { code, output } = await run(process.execPath, ['-e', script]);
  const [folder = '', said] = output.split('\n');
  expect({ said, code }).toEqual({ said: 'asked', code: 130 });
  expect(existsSync(folder)).toBe(false);
});

test('whoever waits for a child when Ctrl-C comes says nothing about it', async () => {
  const folder = await temporaryFolder('test');
  const moduleOf = (path: string) => JSON.stringify(join(import.meta.dirname, '../..', path));
  const script = join(folder.path, 'wait.ts');
  await writeFile(
    script,
    `import { endOnSignals } from ${moduleOf('scripts/children.ts')};
     import { mustRun } from ${moduleOf('scripts/run.ts')};
     endOnSignals(() => undefined);
     setTimeout(() => process.kill(process.pid, 'SIGINT'), 200);
     await mustRun(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);`,
  );
  await writeFile(join(folder.path, 'package.json'), '{"type":"module"}');
  expect(await run(process.execPath, [script])).toEqual({ code: 130, output: '' });
  await folder.remove();
});

test('a command that fails is an outcome, one that does not exist an error', async () => {
  const outcome = await run(process.execPath, ['-e', 'console.log("said"); process.exit(3)']);
  expect(outcome).toEqual({ code: 3, output: 'said\n' });
  await expect(run('rhdh-orchestrator-no-such-command', [])).rejects.toThrow('ENOENT');
});

test('a temporary folder goes with what is in it, also when its process ends without removing it', async () => {
  const folder = await temporaryFolder('test');
  const module = JSON.stringify(join(import.meta.dirname, '../../scripts/temporary.ts'));
  const script = join(folder.path, 'leave.ts');
  await writeFile(
    script,
    `const { temporaryFolder } = await import(${module});
     process.stdout.write((await temporaryFolder('test')).path);
     process.exit(0);`,
  );
  await writeFile(join(folder.path, 'package.json'), '{"type":"module"}');
  const { code, output } = await run(process.execPath, [script]);
  expect(code).toBe(0);
  expect(output).toContain('rhdh-orchestrator-test-');
  expect(existsSync(output)).toBe(false);
  await folder.remove();
  expect(existsSync(folder.path)).toBe(false);
});
