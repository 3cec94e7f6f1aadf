import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'esbuild';
import { root } from '../../scripts/build.ts';
import { temporaryFolder, withTemporaries } from '../../scripts/temporary.ts';
import { unpackVsix } from '../../scripts/vsix.ts';
import type { Edition } from '../../scripts/vscode.ts';
import { runInVsCode } from '../support/runInVsCode.ts';
import { failure, sum, type Told } from '../../scripts/ring.ts';
import type { HostResult } from './index.ts';
import { launches, type Launch } from './launches.ts';

/** The tests as files that a VS Code of any kind can require; both editions may be at it at the same time. */
async function bundleTests(edition: Edition): Promise<string> {
  const outdir = join(root, 'dist-test', edition);
  await rm(outdir, { recursive: true, force: true });
  const files = (await readdir(join(root, 'test/host'), { recursive: true })).filter((file) =>
    file.endsWith('.test.ts'),
  );
  const launched = launches.flatMap((launch) => launch.tests('newest').map((file) => `${file}.test.ts`));
  const forgotten = files.filter((file) => !launched.includes(file));
  if (forgotten.length > 0)
    throw new Error(`No launch in test/host/launches.ts runs ${forgotten.join(', ')}`);
  await build({
    absWorkingDir: root,
    entryPoints: ['index.ts', ...files].map((file) => `test/host/${file}`),
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
  return outdir;
}

/** Runs the tests of every launch, or of the one named, with the files of the VSIX. */
export async function runHostTests(vsix: string, edition: Edition, only?: string): Promise<Told> {
  const tests = await bundleTests(edition);
  const folder = await temporaryFolder('host');
  try {
    const extension = join(folder.path, 'extension');
    await unpackVsix(vsix, extension);
    const wanted = (launch: Launch): boolean =>
      launch.tests(edition).length > 0 && (only === undefined || launch.name === only);
    const told: Told[] = [];
    for (const launch of launches.filter(wanted)) {
      const stage = { tests, extension, folder: join(folder.path, launch.name), edition };
      const result = await runLaunch(launch, { ...stage, env: withTemporaries(folder) });
      told.push({
        ...result,
        report: `\n${launch.name}\n${result.report}`,
        failures: result.failures.map((text) => `${launch.name} › ${text}`),
      });
    }
    return together(told);
  } finally {
    await folder.remove();
  }
}

function together(told: readonly Told[]): Told {
  return {
    ...sum(told),
    report: told.map(({ report }) => report).join('\n'),
    failures: told.flatMap(({ failures }) => failures),
  };
}

interface Stage {
  /** Folder of the bundled tests. */
  readonly tests: string;
  readonly extension: string;
  /** For this launch alone; not there yet. */
  readonly folder: string;
  readonly edition: Edition;
  readonly env: Readonly<Record<string, string>>;
}

async function runLaunch(launch: Launch, { tests, extension, folder, edition, env }: Stage): Promise<Told> {
  const scratch = join(folder, 'scratch');
  await mkdir(scratch, { recursive: true });
  const {
    workspace,
    settings,
    installed = [],
    env: prepared,
    cannot = {},
    end,
  } = await launch.prepare(scratch, edition);
  try {
    const resultFile = join(folder, 'result.json');
    const { code, output } = await runInVsCode({
      edition,
      extension,
      installed,
      testsPath: join(tests, 'index.js'),
      workspace,
      settings,
      userData: join(folder, 'user'),
      env: {
        ...env,
        ...prepared,
        RHDH_ORCHESTRATOR_HOST_TESTS: launch
          .tests(edition)
          .filter((file) => !(file in cannot))
          .join(),
        RHDH_ORCHESTRATOR_HOST_RESULT: resultFile,
      },
    });
    const result = resultOf(await readFile(resultFile, 'utf8').catch(() => undefined), code, output);
    return together([result, ...Object.entries(cannot).map(([file, reason]) => cannotRun(file, reason))]);
  } finally {
    await end?.();
  }
}

/** In continuous integration everything is there, so what is not there is a failure. */
function cannotRun(file: string, obstacle: string): Told {
  const report = `${file} cannot run: ${obstacle}`;
  return process.env['CI'] === 'true'
    ? { passed: 0, failed: 1, skipped: 0, report: `  ${report}`, failures: [report] }
    : { passed: 0, failed: 0, skipped: 1, report: `  ${report}`, failures: [] };
}

const nothing: HostResult = { passed: 0, failed: 0, skipped: 0, report: '', failures: [] };

/** A launch that ended badly without any failed test is itself one, and only then its console is worth reading. */
function resultOf(written: string | undefined, code: number, output: string): Told {
  const result = written === undefined ? nothing : (JSON.parse(written) as HostResult);
  const failures = result.failures.map(({ name, reason }) => failure(name, reason));
  if (result.failed > 0 || (code === 0 && result.passed > 0)) return { ...result, failures };
  const ended = `VS Code ended with ${code}`;
  const lastLines = output.split('\n').slice(-60).join('\n');
  const report = `${result.report}\n${ended}:\n${lastLines}`;
  return { ...result, failed: 1, report, failures: [...failures, failure(ended, lastLines, 'end')] };
}
