import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { Writable } from 'node:stream';
import { delimiter, dirname, join } from 'node:path';
import { runTests, TestRunFailedError } from '@vscode/test-electron';
import { build } from 'esbuild';
import { root } from '../../scripts/build.ts';
import { temporaryFolder } from '../../scripts/temporary.ts';
import { unpackVsix } from '../../scripts/vsix.ts';
import type { Edition } from '../../scripts/vscode.ts';
import type { HostResult } from './index.ts';
import { launches, type Launch } from './launches.ts';

const outdir = join(root, 'dist-test/host');

/** The tests as files that a VS Code of any kind can require. */
async function bundleTests(): Promise<void> {
  await rm(outdir, { recursive: true, force: true });
  const files = await readdir(join(root, 'test/host'), { recursive: true });
  await build({
    absWorkingDir: root,
    entryPoints: ['index.ts', ...files.filter((file) => file.endsWith('.test.ts'))].map(
      (file) => `test/host/${file}`,
    ),
    outbase: 'test/host',
    outdir,
    bundle: true,
    packages: 'external',
    platform: 'node',
    target: 'node22',
    format: 'cjs',
    sourcemap: 'linked',
    logLevel: 'warning',
  });
  // The nearest package.json decides what a .js file is, and the tests are CommonJS wherever this folder lies.
  await writeFile(join(outdir, 'package.json'), '{"type":"commonjs"}');
}

/**
 * Runs the tests of every launch with the files of the VSIX. `RHDH_ORCHESTRATOR_VSCODE` names a desktop VS Code's
 * executable; without it they run in a web VS Code of the given edition.
 */
export async function runHostTests(vsix: string, edition: Edition, only?: string): Promise<HostResult> {
  await bundleTests();
  const folder = await temporaryFolder('host');
  try {
    const extension = join(folder.path, 'extension');
    await unpackVsix(vsix, extension);
    const sum = { passed: 0, failed: 0, skipped: 0, report: '' };
    for (const launch of launches.filter(({ name }) => only === undefined || name === only)) {
      const result = await runLaunch(launch, extension, join(folder.path, launch.name), edition);
      sum.passed += result.passed;
      sum.failed += result.failed;
      sum.skipped += result.skipped;
      sum.report += result.report;
    }
    return sum;
  } finally {
    await folder.remove();
  }
}

async function runLaunch(
  launch: Launch,
  extension: string,
  folder: string,
  edition: Edition,
): Promise<HostResult> {
  const scratch = join(folder, 'scratch');
  await mkdir(scratch, { recursive: true });
  const prepared = await launch.prepare(scratch);
  try {
    const userData = join(folder, 'user-data');
    await mkdir(join(userData, 'User'), { recursive: true });
    await writeFile(join(userData, 'User/settings.json'), JSON.stringify(prepared.settings ?? {}));
    const resultFile = join(folder, 'result.json');
    const output: string[] = [];
    const sink = new Writable({
      decodeStrings: false,
      write: (text, _encoding, done) => {
        output.push(String(text));
        done();
      },
    });
    const code = await runTests({
      stdout: sink,
      stderr: sink,
      vscodeExecutablePath:
        process.env['RHDH_ORCHESTRATOR_VSCODE'] ?? join(root, 'test/support/vscodeShim.ts'),
      extensionDevelopmentPath: extension,
      extensionTestsPath: join(outdir, 'index.js'),
      launchArgs: [
        ...(prepared.workspace === undefined ? [] : [prepared.workspace]),
        `--user-data-dir=${userData}`,
        `--extensions-dir=${join(folder, 'extensions')}`,
      ],
      extensionTestsEnv: {
        ...prepared.env,
        // The shim is started by its first line, which looks for `node`.
        PATH: [dirname(process.execPath), process.env['PATH']].join(delimiter),
        RHDH_ORCHESTRATOR_EDITION: edition,
        RHDH_ORCHESTRATOR_HOST_LAUNCH: launch.name,
        RHDH_ORCHESTRATOR_HOST_RESULT: resultFile,
      },
    }).catch((error: unknown) => {
      if (error instanceof TestRunFailedError) return error.code ?? 1;
      throw error;
    });
    return resultOf(await readFile(resultFile, 'utf8').catch(() => undefined), code, output.join(''));
  } finally {
    await prepared.end?.();
  }
}

/** A launch that ended badly without any failed test is itself one, and only then its console is worth reading. */
function resultOf(written: string | undefined, code: number, output: string): HostResult {
  const result = JSON.parse(written ?? '{"passed":0,"failed":0,"skipped":0,"report":""}') as HostResult;
  if (code === 0 || result.failed > 0) return result;
  const lastLines = output.split('\n').slice(-60).join('\n');
  return { ...result, failed: 1, report: `${result.report}\nVS Code ended with ${code}:\n${lastLines}` };
}
