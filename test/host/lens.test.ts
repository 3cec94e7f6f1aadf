import { strict as assert } from 'node:assert';
import {
  commands,
  ConfigurationTarget,
  Uri,
  window,
  workspace,
  type CodeLens,
  type QuickPickItem,
  type QuickPickOptions,
} from 'vscode';
import { showTarget } from '../../src/features/editing/showTarget.ts';
import { commands as ours } from '../../src/protocol/names.ts';
import type { JudgedByResult } from '../../src/protocol/requests.ts';
import { eventually } from './eventually.ts';
import { foreignDocument, ownFile } from './yamlHelp.ts';

/** Line and title of each lens of ours. */
async function lensesOf(uri: Uri): Promise<readonly string[]> {
  const found = await commands.executeCommand<CodeLens[]>('vscode.executeCodeLensProvider', uri);
  return found
    .filter(({ command }) => command?.command === ours.showTarget)
    .map(({ command, range }) => `${range.start.line + 1} ${command?.title}`);
}

/** Shows what a file is judged for and takes the way of that name, as somebody does with the keyboard. */
async function choose(file: Uri, known: JudgedByResult, label: string): Promise<void> {
  const { showQuickPick } = window;
  let highlighted: string | undefined;
  let isShown = false;
  Object.assign(window, {
    showQuickPick: (ways: readonly QuickPickItem[], options?: QuickPickOptions) => {
      isShown = ways.some((way) => way.label === label);
      const onDidSelectItem = (way: QuickPickItem): void => void (highlighted = way.label);
      return showQuickPick(ways, { ...options, onDidSelectItem });
    },
  });
  const done = showTarget(file, known);
  await eventually(
    () => `${label} to be highlighted, at the end it was ${highlighted}`,
    async () => {
      if (highlighted === label) return true;
      if (isShown) await commands.executeCommand('workbench.action.quickOpenSelectNext');
      return undefined;
    },
  );
  await commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
  await done;
  Object.assign(window, { showQuickPick });
}

describe('the lens that says what a file is judged for', () => {
  let file: Uri;
  let targetFile: Uri;

  before(async () => {
    const [folder] = workspace.workspaceFolders ?? [];
    assert.ok(folder);
    file = Uri.joinPath(folder.uri, 'lens/deep/platform.yaml');
    targetFile = Uri.joinPath(folder.uri, 'lens/.rhdh-orchestrator.yaml');
    const targets = [
      '{name: dev, release: "1.9", backstage: {name: hub, namespace: rhdh}, files: ["deep/**"]}',
      '{name: prod, release: "1.10", backstage: {name: hub, namespace: prod}, files: ["other/**"]}',
    ];
    const write = (uri: Uri, text: string) => workspace.fs.writeFile(uri, new TextEncoder().encode(text));
    await write(targetFile, `version: 1\ntargets:\n  - ${targets.join('\n  - ')}\n`);
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

  it('leads to another target, by a comment in the file', async () => {
    const document = await workspace.openTextDocument(file);
    const untouched = document.getText();
    const offered = (label: string, release: string) => ({ label, release, name: 'hub', namespace: 'rhdh' });
    const known: JudgedByResult = {
      release: '1.9.8',
      final: true,
      target: 'dev',
      from: 'targetFile',
      line: 5,
      targetFile: {
        uri: targetFile.toString(),
        targets: [offered('dev', '1.9.8'), offered('prod', '1.10.3')],
      },
    };

    await choose(file, known, 'Judge This File for prod');
    assert.equal(document.getText(), `# rhdh-orchestrator: target=prod\n${untouched}`);
    assert.equal(document.isDirty, true);
    await eventually('the lens of the other target', async () =>
      /^7 Judged for RHDH 1\.10\.\d+, target prod$/.test((await lensesOf(file))[0] ?? '') ? true : undefined,
    );

    await choose(file, known, 'Judge This File for dev');
    assert.equal(document.getText(), `# rhdh-orchestrator: target=dev\n${untouched}`);
    await eventually('the lens of the first target', async () =>
      /^7 Judged for RHDH 1\.9\.\d+, target dev$/.test((await lensesOf(file))[0] ?? '') ? true : undefined,
    );
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
