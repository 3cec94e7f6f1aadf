import { cp, mkdir, writeFile } from 'node:fs/promises';
import { basename, delimiter, dirname, join } from 'node:path';
import { Writable } from 'node:stream';
import { runTests, TestRunFailedError } from '@vscode/test-electron';
import { root } from '../../scripts/build.ts';
import type { Edition } from '../../scripts/vscode.ts';

/** A module whose `run()` is called in an extension host; all paths are absolute. */
export interface VsCodeRun {
  readonly edition: Edition;
  /** The extension under development, with its `package.json`. */
  readonly extension: string;
  /** Folders of extensions that are installed beside it. */
  readonly installed?: readonly string[];
  readonly testsPath: string;
  readonly workspace: string | undefined;
  readonly settings: Readonly<Record<string, unknown>> | undefined;
  /** An empty folder for VS Code's own data. */
  readonly userData: string;
  readonly env: Readonly<Record<string, string>>;
}

/**
 * Runs the module in the desktop VS Code whose executable `RHDH_ORCHESTRATOR_VSCODE` names, without it in a web
 * VS Code of the given edition. Resolves with the exit code and all that was printed.
 */
export async function runInVsCode(run: VsCodeRun): Promise<{ code: number; output: string }> {
  await mkdir(join(run.userData, 'User'), { recursive: true });
  await writeFile(join(run.userData, 'User/settings.json'), JSON.stringify(run.settings ?? {}));
  for (const folder of run.installed ?? []) {
    await cp(folder, join(run.userData, 'extensions', basename(folder)), { recursive: true });
  }
  const output: string[] = [];
  const sink = new Writable({
    decodeStrings: false,
    write: (text, _encoding, done) => {
      output.push(String(text));
      done();
    },
  });
  const code = await runTests({
    vscodeExecutablePath: process.env['RHDH_ORCHESTRATOR_VSCODE'] ?? join(root, 'test/support/vscodeShim.ts'),
    extensionDevelopmentPath: run.extension,
    extensionTestsPath: run.testsPath,
    launchArgs: [
      ...(run.workspace === undefined ? [] : [run.workspace]),
      `--user-data-dir=${run.userData}`,
      `--extensions-dir=${join(run.userData, 'extensions')}`,
    ],
    extensionTestsEnv: {
      ...run.env,
      // The shim is started by its first line, which looks for `node`.
      PATH: [dirname(process.execPath), process.env['PATH']].join(delimiter),
      RHDH_ORCHESTRATOR_EDITION: run.edition,
    },
    stdout: sink,
    stderr: sink,
  }).catch((error: unknown) => {
    if (error instanceof TestRunFailedError) return error.code ?? 1;
    throw error;
  });
  return { code, output: output.join('') };
}
