import { existsSync } from 'node:fs';
import { cp, mkdtemp, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { failuresFolder } from '../test/support/failures.ts';
import { root } from './build.ts';
import { failure, type Counts, type Told } from './ring.ts';
import { run } from './run.ts';
import { temporaryFolder, withTemporaries, type Temporary } from './temporary.ts';

/** The part of vitest's JSON report that is counted and told. */
interface Report {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly numTodoTests: number;
  readonly testResults: readonly TestFile[];
}

interface TestFile {
  readonly name: string;
  /** Why the file as a whole failed, otherwise empty. */
  readonly message: string;
  readonly assertionResults: readonly {
    readonly fullName: string;
    readonly status: string;
    readonly failureMessages: readonly string[];
  }[];
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
    const report = text === undefined ? undefined : (JSON.parse(text) as Report);
    const counts = countsOfReport(report, code);
    const named = report === undefined ? [] : failuresOfReport(report);
    const failures = counts.failed > 0 && named.length === 0 ? [failure('vitest', output, 'end')] : named;
    return { ...counts, report: `${output.trim()}${pictures}`, failures };
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

/** The tests, and the files without any, that failed. */
export function failuresOfReport({ testResults }: Pick<Report, 'testResults'>): readonly string[] {
  return testResults.flatMap(({ name, message, assertionResults }) => {
    const file = relative(root, name);
    const failed = assertionResults.filter(({ status }) => status === 'failed');
    if (failed.length === 0) return message === '' ? [] : [failure(file, message)];
    return failed.map(({ fullName, failureMessages }) =>
      failure(`${file} › ${fullName}`, failureMessages.join('\n')),
    );
  });
}

/** A run that found no test, or ended badly without any failed test, is itself a failure. */
export function countsOfReport(report: Omit<Report, 'testResults'> | undefined, code: number): Counts {
  const passed = report?.numPassedTests ?? 0;
  const failed = report?.numFailedTests ?? 0;
  const skipped = (report?.numPendingTests ?? 0) + (report?.numTodoTests ?? 0);
  const silentFailure = failed === 0 && (code !== 0 || passed + skipped === 0);
  return { passed, failed: silentFailure ? 1 : failed, skipped };
}
