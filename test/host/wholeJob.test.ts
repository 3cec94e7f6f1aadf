import { strict as assert } from 'node:assert';
import { execFile } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import {
  commands as palette,
  ConfigurationTarget,
  env,
  extensions,
  languages,
  Range,
  Uri,
  window,
  workspace,
  type CodeLens,
  type Diagnostic,
  type TextDocument,
} from 'vscode';
import { commands, shownScheme } from '../../src/protocol/names.ts';
import { closeAll } from './closeAll.ts';
import { eventually } from './eventually.ts';
import { clear } from './folder.ts';

const plugins = '21-dynamic-plugins.yaml';

function folder(): Uri {
  const found = workspace.workspaceFolders?.[0]?.uri;
  assert.ok(found, 'no folder is open');
  return found;
}

async function open(file: string): Promise<TextDocument> {
  const document = await workspace.openTextDocument(Uri.joinPath(folder(), file));
  await window.showTextDocument(document);
  return document;
}

function problemsIn(document: TextDocument): readonly Diagnostic[] {
  return languages.getDiagnostics(document.uri);
}

async function replace(document: TextDocument, line: number, text: string): Promise<void> {
  const editor = await window.showTextDocument(document);
  const whole = document.lineAt(line).range;
  await editor.edit((edit) => edit.replace(new Range(whole.start, whole.end), text));
}

interface Row {
  readonly id: string;
  readonly state: string;
}

/** What the command line of the same VSIX says about the same cluster and target. */
async function status(): Promise<readonly Row[]> {
  const extension = extensions.getExtension('rhdh-orchestrator.rhdh-orchestrator');
  const cli = join(extension?.extensionPath ?? '', 'dist/cli.js');
  const env = { ...process.env, ELECTRON_RUN_AS_NODE: '1' };
  const output = await new Promise<string>((resolve, reject) => {
    const args = [cli, 'status', '--target', 'dev', '--format', 'json'];
    execFile(process.execPath, args, { cwd: folder().fsPath, env }, (_error, said, complaint) => {
      // An exit code of 1 only says that something is not ready yet.
      if (said === '') reject(new Error(complaint));
      else resolve(said);
    });
  });
  return (JSON.parse(output) as { readonly prerequisites: readonly Row[] }).prerequisites;
}

async function stateOf(id: string): Promise<string | undefined> {
  return (await status()).find((row) => row.id === id)?.state;
}

/** Runs "Apply…" on a row and says yes to what it shows. */
async function apply(id: string): Promise<void> {
  let ended = false;
  const applied = Promise.resolve(palette.executeCommand(commands.apply, { id })).finally(
    () => (ended = true),
  );
  await eventually(
    `${id} to be applied`,
    async () => {
      if (ended) return true;
      await palette.executeCommand(commands.applyShown);
      return undefined;
    },
    90,
  );
  await applied;
}

describe('the whole job for RHDH 1.10 with the plugins in a ConfigMap', () => {
  before(async () => {
    await closeAll();
    clear();
  });

  it('scaffolds the set from answers that come with the command', async () => {
    await palette.executeCommand(commands.scaffoldAll, {
      release: '1.10',
      name: 'hub',
      namespace: 'developer-portal',
      method: 'operator',
      plugins: 'configmap',
      database: 'local',
      approval: 'Automatic',
      rhdhOperator: 'yes',
      options: '',
      layout: 'separate',
      folder: '.',
      secret: 'generate',
      save: 'yes',
      label: 'dev',
    });
    const files = readdirSync(folder().fsPath);
    for (const file of ['.rhdh-orchestrator.yaml', '10-serverless.yaml', plugins, '24-backstage.yaml']) {
      assert.ok(files.includes(file), `${file} is not among ${files.join(', ')}`);
    }
  });

  it('shows a line that is broken inside the block scalar there, and nothing once it is mended', async () => {
    const document = await open(plugins);
    const line = document
      .getText()
      .split('\n')
      .findIndex((text) => text.includes('disabled: false'));
    const good = document.lineAt(line).text;
    await replace(document, line, good.replace('disabled', 'disabledd'));
    const problem = await eventually('the problem', () =>
      problemsIn(document).find(({ message }) => message.includes('disabledd')),
    );
    assert.equal(problem.range.start.line, line);
    assert.equal(document.getText(problem.range), 'disabledd');
    await replace(document, line, good);
    await eventually('the problem to go', () => problemsIn(document).length === 0 || undefined);
  });

  it('finds no problem in any of the written files', async () => {
    const files = readdirSync(folder().fsPath).filter((file) => file.endsWith('.yaml'));
    for (const file of files) await open(file);
    // The server answers in order: what it says about this planted mistake comes after the other files.
    const last = await open(plugins);
    const line = last.lineCount - 1;
    await replace(last, line, `${last.lineAt(line).text}\n      - packag: x`);
    await eventually('the planted problem', () => problemsIn(last)[0]);
    await palette.executeCommand('undo');
    await eventually('the planted problem to go', () => problemsIn(last).length === 0 || undefined);
    const problems = files.flatMap((file) =>
      languages.getDiagnostics(Uri.joinPath(folder(), file)).map(({ message }) => `${file}: ${message}`),
    );
    assert.deepEqual(problems, []);
  });

  it('applies Serverless, which was absent, and leaves it ready', async () => {
    assert.equal(await stateOf('serverless'), 'absent');
    await apply('serverless');
    assert.equal(await stateOf('serverless'), 'ready');
  });

  it('offers above the objects of files what the cluster lacks, and not what it has', async () => {
    const offered = async (file: string) => {
      const { uri } = await open(file);
      const found = await palette.executeCommand<CodeLens[]>('vscode.executeCodeLensProvider', uri);
      return found.flatMap(({ command }) => (command?.command === commands.apply ? [command] : []));
    };
    const [lens, ...others] = await eventually('the lens', async () => {
      const lenses = await offered('11-serverless-logic.yaml');
      return lenses.length > 0 ? lenses : undefined;
    });
    assert.deepEqual(others, []);
    assert.match(lens?.title ?? '', /^Apply OpenShift Serverless Logic to \S+…$/);
    assert.match(lens?.tooltip ?? '', /the objects of the target dev, not the text of this file/);
    assert.deepEqual(lens?.arguments, [{ id: 'serverless-logic' }]);
    assert.deepEqual(await offered('10-serverless.yaml'), []);
    const settings = workspace.getConfiguration('rhdhOrchestrator');
    await settings.update('codeLens.apply', false, ConfigurationTarget.Workspace);
    assert.deepEqual(await offered('11-serverless-logic.yaml'), []);
    await settings.update('codeLens.apply', undefined, ConfigurationTarget.Workspace);
  });

  it('writes a report of what is there and what is missing, without secrets', async () => {
    await palette.executeCommand(commands.writeReport);
    const document = window.activeTextEditor?.document;
    assert.equal(document?.languageId, 'markdown');
    assert.equal(document.isUntitled, true);
    const text = document.getText();
    assert.match(text, /```mermaid\nflowchart TD\n/);
    assert.match(text, /serverless\["OpenShift Serverless<br\/>ready"\]/);
    assert.match(text, /\| OpenShift Serverless Logic \| absent \|/);
    assert.match(text, /rhdh-orchestrator apply serverless-logic/);
    await palette.executeCommand('workbench.action.revertAndCloseActiveEditor');
  });

  it('explains a row, and shows its objects and Events as documents that cannot be edited', async () => {
    const shown = (name: string): string | undefined =>
      workspace.textDocuments
        .find(({ uri }) => uri.scheme === shownScheme && uri.path === `/${name}`)
        ?.getText();
    await palette.executeCommand(commands.explain, 'serverless-logic');
    assert.match(shown('serverless-logic.md') ?? '', /^# OpenShift Serverless Logic: absent\n/);
    await palette.executeCommand(commands.showObjects, 'serverless');
    const yaml = shown('serverless.yaml') ?? '';
    assert.match(yaml, /^kind: ClusterServiceVersion$/m);
    assert.match(yaml, /^kind: Subscription$/m);
    assert.doesNotMatch(yaml, /managedFields/);
    assert.deepEqual(
      workspace.textDocuments.filter(({ isDirty }) => isDirty),
      [],
    );
    await palette.executeCommand(commands.showEvents, 'serverless');
    assert.match(shown('serverless-events.md') ?? '', /^# OpenShift Serverless\n/);
    await palette.executeCommand('workbench.action.closeAllEditors');
  });

  it('copies the name of the object that a row was judged by', async () => {
    await env.clipboard.writeText('');
    await palette.executeCommand(commands.copyName, 'catalog');
    assert.equal(await env.clipboard.readText(), 'redhat-operators');
  });

  it('copies what an administrator types in place of applying', async () => {
    await palette.executeCommand(commands.copyAsOc, 'serverless-logic');
    const text = await env.clipboard.readText();
    assert.match(text, /^# OpenShift Serverless Logic: absent\./);
    assert.match(text, /^oc apply --server-side .*<<'EOF'$/m);
    assert.match(text, /^kind: Subscription$/m);
  });

  it('applies until all is ready', async () => {
    const order = ['serverless-logic', 'rhdh-operator', 'knative-serving', 'knative-eventing', 'backstage'];
    for (const id of order) await apply(id);
    await eventually(
      'everything to be ready',
      async () =>
        (await status()).every(({ state }) => state === 'ready' || state === 'notApplicable') || undefined,
      60,
    );
  });
});
