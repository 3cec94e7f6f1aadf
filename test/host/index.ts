import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { format } from 'node:util';
import imported from 'mocha';

/** A `require` of mocha's ES module gives the class on Node 24 and the module around it on Node 22. */
const { Mocha } = imported as typeof imported & { readonly Mocha: typeof imported };

/** What a launch leaves in the file that `RHDH_ORCHESTRATOR_HOST_RESULT` names. */
export interface HostResult {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  /** The tests by name and the failures, for people. The console is full of VS Code's own lines. */
  readonly report: string;
  readonly failures: readonly { readonly name: string; readonly reason: string }[];
}

/**
 * Entry point for VS Code: runs the tests of one launch, which are the files beside this one that
 * `RHDH_ORCHESTRATOR_HOST_TESTS` lists, in that order. Rejects when a test has failed.
 */
export async function run(): Promise<void> {
  const lines: string[] = [];
  Mocha.reporters.Base.consoleLog = (...args: unknown[]) => lines.push(format(...args));
  const mocha = new Mocha({ ui: 'bdd', color: false, timeout: 120_000, forbidOnly: true });
  const files = process.env['RHDH_ORCHESTRATOR_HOST_TESTS'] ?? '';
  for (const file of files.split(',')) mocha.addFile(join(__dirname, `${file}.test.js`));
  const runner = mocha.run();
  const failures: { readonly name: string; readonly reason: string }[] = [];
  runner.on('fail', (test, error: Error) => {
    failures.push({ name: test.fullTitle(), reason: error.stack ?? String(error) });
  });
  const stats = await new Promise<Mocha.Stats | undefined>((resolve) => {
    runner.once('end', () => resolve(runner.stats));
  });
  const result: HostResult = {
    passed: stats?.passes ?? 0,
    failed: stats?.failures ?? 1,
    skipped: stats?.pending ?? 0,
    report: lines.join('\n'),
    failures,
  };
  const file = process.env['RHDH_ORCHESTRATOR_HOST_RESULT'];
  if (file !== undefined) writeFileSync(file, JSON.stringify(result));
  if (result.failed > 0) throw new Error(`${result.failed} of the tests failed`);
}
