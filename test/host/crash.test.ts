import { strict as assert } from 'node:assert';
import { readdir, readFile } from 'node:fs/promises';
import { languages, workspace, type TextDocument } from 'vscode';
import { eventually } from './eventually.ts';
import { behind, hoversAt, ownFile, problemsOf } from './yamlHelp.ts';

/** Process ids of the language servers that this extension host has started. */
async function servers(): Promise<readonly number[]> {
  const processes = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const found = await Promise.all(
    processes.map(async (id) => {
      // A process that ends meanwhile is none of them.
      const read = (name: string): Promise<string> => readFile(`/proc/${id}/${name}`, 'utf8').catch(() => '');
      const [stat, commandLine] = await Promise.all([read('stat'), read('cmdline')]);
      const parent = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
      return parent === process.pid && /[\\/]dist[\\/]server\.js/.test(commandLine) ? [Number(id)] : [];
    }),
  );
  return found.flat();
}

async function untilProblems(document: TextDocument, wanted: readonly string[]): Promise<void> {
  await eventually(
    () => `the problems ${wanted.join()}, at the end there were ${problemsOf(document).join()}`,
    () => (JSON.stringify(problemsOf(document)) === JSON.stringify(wanted) ? true : undefined),
  );
}

describe('a language server that dies', () => {
  const unknownField = ['RHDH Orchestrator schema-unknown-field'];

  before(function () {
    // Elsewhere there is no /proc to find the server by.
    if (process.platform !== 'linux') this.skip();
  });

  it('comes back, again and again, and knows what is open', async () => {
    const document = await workspace.openTextDocument({ language: 'yaml', content: ownFile });
    await untilProblems(document, unknownField);
    for (const round of [1, 2]) {
      const [before, ...others] = await servers();
      assert.ok(before !== undefined && others.length === 0, `round ${round}: servers ${others.join()}`);
      process.kill(before, 'SIGKILL');
      await eventually('another server', async () => {
        const [now] = await servers();
        return now !== undefined && now !== before ? true : undefined;
      });
      await eventually('help by it', async () => {
        const hovers = await hoversAt(document, behind(document, '  serv'));
        return hovers.length === 1 ? true : undefined;
      });
      const next = await workspace.openTextDocument({ language: 'yaml', content: ownFile });
      await untilProblems(next, unknownField);
      await untilProblems(document, unknownField);
    }
    assert.equal(languages.getDiagnostics(document.uri).length, 1);
  });
});
