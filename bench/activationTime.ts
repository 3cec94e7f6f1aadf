import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'esbuild';
import { root } from '../scripts/build.ts';
import { vsixPath } from '../scripts/package.ts';
import { temporaryFolder } from '../scripts/temporary.ts';
import { unpackVsix } from '../scripts/vsix.ts';
import { runInVsCode } from '../test/support/runInVsCode.ts';
import type { Activation } from './activation.ts';

/** One activation in a fresh VS Code with the files of the VSIX and an empty workspace. */
export async function activationTime(): Promise<Activation> {
  const folder = await temporaryFolder('bench');
  try {
    const at = (name: string): string => join(folder.path, name);
    await mkdir(at('workspace'));
    await unpackVsix(vsixPath(), at('extension'));
    await build({
      absWorkingDir: root,
      entryPoints: ['bench/activation.ts'],
      outfile: at('activation.js'),
      bundle: true,
      packages: 'external',
      platform: 'node',
      format: 'cjs',
    });
    await writeFile(at('package.json'), '{"type":"commonjs"}');
    const { code, output } = await runInVsCode({
      edition: 'newest',
      extension: at('extension'),
      testsPath: at('activation.js'),
      workspace: at('workspace'),
      settings: undefined,
      userData: at('user'),
      env: { KUBECONFIG: '/dev/null', RHDH_ORCHESTRATOR_BENCH_RESULT: at('milliseconds') },
    });
    if (code !== 0) throw new Error(output);
    return JSON.parse(await readFile(at('milliseconds'), 'utf8')) as Activation;
  } finally {
    await folder.remove();
  }
}
