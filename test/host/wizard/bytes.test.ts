import { strict as assert } from 'node:assert';
import { execFile } from 'node:child_process';
import { cpSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { commands as palette, extensions } from 'vscode';
import { commands } from '../../../src/protocol/names.ts';
import { empty, place, texts, write } from '../folder.ts';

const targetFile = `version: 1
targets:
  - name: dev
    release: "1.10"
    backstage: {name: hub, namespace: dev}
  - name: prod
    release: "1.10"
    approval: Manual
    backstage: {name: hub, namespace: prod}
`;

const answersFile = `version: 1
what: [infra, backstage]
layout: argocd
git: {url: "https://git.example.com/team/rhdh.git", path: wizard}
target:
  name: dev
  release: "1.9"
  backstage: {name: hub, namespace: dev}
`;

/** Runs the command line of the same VSIX in the workspace folder. */
async function scaffold(...args: readonly string[]): Promise<void> {
  const extension = extensions.getExtension('rhdh-orchestrator.rhdh-orchestrator');
  const cli = join(extension?.extensionPath ?? '', 'dist/cli.js');
  const env = { ...process.env, ELECTRON_RUN_AS_NODE: '1' };
  await new Promise<void>((resolve, reject) => {
    execFile(
      process.execPath,
      [cli, 'scaffold', ...args],
      { cwd: place(), env },
      (error, _said, complaint) => {
        if (error === null) resolve();
        else reject(new Error(complaint));
      },
    );
  });
}

/** Puts the Secrets of one folder into another one, where scaffolding takes their values from. */
function copySecrets(from: string, to: string): void {
  for (const path of readdirSync(place(from), { recursive: true, encoding: 'utf8' })) {
    if (path.endsWith('23-backend-secret.yaml'))
      cpSync(place(from, path), place(to, path), { recursive: true });
  }
}

describe('the wizard and the command line of the same VSIX write the same bytes, the lock among them', () => {
  beforeEach(() => {
    empty();
    write('.rhdh-orchestrator.yaml', targetFile);
    write('answers.yaml', answersFile);
  });

  const sameBytes = (): void => {
    const written = texts('wizard');
    assert.ok(written.has('.rhdh-orchestrator.lock'));
    assert.deepEqual(texts('cli'), written);
  };
  const given = { folder: 'wizard', secret: 'generate', ignore: 'no' };

  it('for one target, by options', async () => {
    await palette.executeCommand(commands.scaffoldAll, {
      ...given,
      target: '',
      release: '1.10',
      name: 'hub',
      namespace: 'rhdh',
      method: 'operator',
      plugins: 'configmap',
      approval: 'Manual',
      rhdhOperator: 'yes',
      database: 'local',
      options: 'notifications',
      layout: 'single',
      save: 'no',
    });
    copySecrets('wizard', 'cli');
    const instance = ['--release', '1.10', '--name', 'hub', '--namespace', 'rhdh'];
    const options = [
      '--plugins',
      'configmap',
      '--approval',
      'Manual',
      '--with-rhdh-operator',
      '--notifications',
    ];
    await scaffold('all', ...instance, ...options, '--layout', 'single', '--out', 'cli');
    sameBytes();
  });

  it('for all targets of the file, by kustomize', async () => {
    await palette.executeCommand(commands.scaffoldAll, { ...given, target: '*', layout: 'kustomize' });
    copySecrets('wizard', 'cli');
    await scaffold('all', '--target', 'dev', '--target', 'prod', '--layout', 'kustomize', '--out', 'cli');
    sameBytes();
  });

  it('for answers in a file', async () => {
    await palette.executeCommand(commands.scaffoldFromAnswers, { ...given, answersFile: 'answers.yaml' });
    copySecrets('wizard', 'cli');
    await scaffold('--answers', 'answers.yaml', '--out', 'cli');
    sameBytes();
  });
});
