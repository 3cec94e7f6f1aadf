import { strict as assert } from 'node:assert';
import { commands, ConfigurationTarget, Uri, window, workspace, type CodeLens } from 'vscode';
import { commands as ours } from '../../../src/protocol/names.ts';
import { eventually } from '../eventually.ts';
import { foreignDocument, ownFile } from '../yamlHelp.ts';

/** Line and title of each lens of ours. */
async function lensesOf(uri: Uri): Promise<readonly string[]> {
  const found = await commands.executeCommand<CodeLens[]>('vscode.executeCodeLensProvider', uri);
  return found
    .filter(({ command }) => command?.command === ours.showTarget)
    .map(({ command, range }) => `${range.start.line + 1} ${command?.title}`);
}

describe('the lens that says what a file is judged for', () => {
  let file: Uri;
  let targetFile: Uri;

  before(async () => {
    const [folder] = workspace.workspaceFolders ?? [];
    assert.ok(folder);
    file = Uri.joinPath(folder.uri, 'lens/deep/platform.yaml');
    targetFile = Uri.joinPath(folder.uri, 'lens/.rhdh-orchestrator.yaml');
    const target = 'name: dev\n    release: "1.9"\n    backstage: {name: hub, namespace: rhdh}';
    const write = (uri: Uri, text: string) => workspace.fs.writeFile(uri, new TextEncoder().encode(text));
    await write(targetFile, `version: 1\ntargets:\n  - ${target}\n`);
    await write(file, `${foreignDocument}---\n${ownFile}`);
    await workspace.openTextDocument(file);
  });

  it('stands above the first document of ours and leads to the target file', async () => {
    await eventually('the lens', async () => {
      const [lens, ...others] = await lensesOf(file);
      return others.length === 0 && /^6 Judged for RHDH 1\.9\.\d+, target dev$/.test(lens ?? '')
        ? true
        : undefined;
    });
    const shown = commands.executeCommand(ours.showTarget, file);
    await eventually('the target file', async () => {
      // The first entry; nothing happens before the list is there.
      await commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
      return window.activeTextEditor?.document.uri.toString() === targetFile.toString() ? true : undefined;
    });
    await shown;
  });

  it('can be switched off', async () => {
    const settings = workspace.getConfiguration('rhdhOrchestrator');
    await settings.update('codeLens.target', false, ConfigurationTarget.Workspace);
    assert.deepEqual(await lensesOf(file), []);
    await settings.update('codeLens.target', undefined, ConfigurationTarget.Workspace);
  });

  it('is not there in files of others', async () => {
    const other = await workspace.openTextDocument({ language: 'yaml', content: foreignDocument });
    assert.deepEqual(await lensesOf(other.uri), []);
  });
});
