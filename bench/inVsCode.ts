import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'esbuild';
import { root } from '../scripts/build.ts';
import { temporaryFolder } from '../scripts/temporary.ts';
import { runInVsCode } from '../test/support/runInVsCode.ts';

/** One measurement in a fresh VS Code with an empty workspace. */
export interface Measurement {
  /** File of this folder whose `run()` writes what it measured as JSON to `RHDH_ORCHESTRATOR_BENCH_RESULT`. */
  readonly module: string;
  /** Lays the extension's files into a folder that is not there yet. */
  readonly lay: (folder: string) => Promise<void>;
  readonly kubeconfig?: string;
}

/** Resolves with what the module wrote. Rejects with all that VS Code printed where it failed. */
export async function measuredInVsCode<T>({
  module,
  lay,
  kubeconfig = '/dev/null',
}: Measurement): Promise<T> {
  const folder = await temporaryFolder('bench');
  try {
    const at = (name: string): string => join(folder.path, name);
    await mkdir(at('workspace'));
    await lay(at('extension'));
    await build({
      absWorkingDir: root,
      entryPoints: [`bench/${module}`],
      outfile: at('measured.js'),
      bundle: true,
      packages: 'external',
      platform: 'node',
      format: 'cjs',
    });
    await writeFile(at('package.json'), '{"type":"commonjs"}');
    const { code, output } = await runInVsCode({
      edition: 'newest',
      extension: at('extension'),
      testsPath: at('measured.js'),
      workspace: at('workspace'),
      settings: undefined,
      userData: at('user'),
      env: { KUBECONFIG: kubeconfig, RHDH_ORCHESTRATOR_BENCH_RESULT: at('milliseconds') },
    });
    if (code !== 0) throw new Error(output);
    return JSON.parse(await readFile(at('milliseconds'), 'utf8')) as T;
  } finally {
    await folder.remove();
  }
}
