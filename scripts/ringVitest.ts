import { existsSync } from 'node:fs';
import { cp, mkdtemp, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { failuresFolder } from '../test/support/failures.ts';
import { root } from './build.ts';
import type { Counts, Told } from './ring.ts';
import { run } from './run.ts';
import { temporaryFolder, withTemporaries, type Temporary } from './temporary.ts';

/** The part of vitest's JSON report that is counted. */
interface Report {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly numTodoTests: number;
}

/** Runs one project of `vitest.config.mts`. */
export async function runVitest(project: string): Promise<Told> {
  const folder = await temporaryFolder('report');
  try {
    const file = join(folder.path, 'report.json');
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
    const { code, output } = await run('vitest', ['run', '--project', project, ...reporters], {
      cwd: root,
      env: { ...process.env, ...withTemporaries(folder) },
    });
    const pictures = await keepFailures(folder);
    const text = await readFile(file, 'utf8').catch(() => undefined);
    const counts = countsOfReport(text === undefined ? undefined : (JSON.parse(text) as Report), code);
    return { ...counts, report: `${output.trim()}${pictures}` };
  } finally {
    await folder.remove();
  }
}

/** Tests of the workbench leave pictures of what went wrong; they outlive the folder of the run. */
async function keepFailures(folder: Temporary): Promise<string> {
  const pictures = join(folder.path, failuresFolder);
  if (!existsSync(pictures)) return '';
  const kept = await mkdtemp(join(tmpdir(), `${failuresFolder}-`));
  await cp(pictures, kept, { recursive: true });
  return `\nwhat was on the screen: ${kept}`;
}

/** A run that found no test, or ended badly without any failed test, is itself a failure. */
export function countsOfReport(report: Report | undefined, code: number): Counts {
  const passed = report?.numPassedTests ?? 0;
  const failed = report?.numFailedTests ?? 0;
  const skipped = (report?.numPendingTests ?? 0) + (report?.numTodoTests ?? 0);
  const silentFailure = failed === 0 && (code !== 0 || passed + skipped === 0);
  return { passed, failed: silentFailure ? 1 : failed, skipped };
}
