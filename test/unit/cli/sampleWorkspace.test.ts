import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../../../scripts/temporary.ts';
import { runCommand } from '../../support/commandLine.ts';

test('the workspace to try things on has the two problems that its README promises, also after scaffolding', async () => {
  const { path: cwd, remove } = await temporaryFolder('sample');
  cpSync(join(import.meta.dirname, '../../fixtures/workspace'), cwd, { recursive: true });
  const problems = async () => {
    const { stdout } = await runCommand(['lint', '.', '--format', 'json'], { cwd });
    return (JSON.parse(stdout) as readonly { readonly file: string; readonly code: string }[]).map(
      ({ file, code }) => `${file} ${code}`,
    );
  };
  const promised = ['broken/dynamic-plugins.yaml dp-flag-type', 'broken/dynamic-plugins.yaml dp-duplicate'];
  expect(await problems()).toEqual(promised);
  expect((await runCommand(['scaffold', '--target', 'demo'], { cwd })).code).toBe(0);
  expect(await problems()).toEqual(promised);
  await remove();
});
