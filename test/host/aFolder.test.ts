import { strict as assert } from 'node:assert';
import {
  commands,
  ConfigurationTarget,
  type Uri,
  workspace,
  type WorkspaceEdit,
  type Location,
  type TextDocument,
} from 'vscode';
import { backstage, secretNamed } from '../support/hubFiles.ts';
import { eventually } from './eventually.ts';
import { memoryFolder, type MemoryFolder } from './memoryFolder.ts';
import { behind, hoversAt, problemsOf } from './yamlHelp.ts';

const missing = 'RHDH Orchestrator cr-reference-missing';

describe('a folder of the workspace that is on no disk', () => {
  let folder: MemoryFolder;
  let document: TextDocument;

  const at = (path: string): Uri => folder.root.with({ path: `/repository/${path}` });
  const untilProblems = (wanted: readonly string[]): Promise<boolean> => {
    let found: readonly string[] = [];
    return eventually(
      () => `the problems ${wanted.join(', ')}, at the end there were ${JSON.stringify(found)}`,
      () => {
        found = problemsOf(document);
        return JSON.stringify(found) === JSON.stringify(wanted) ? true : undefined;
      },
    );
  };

  before(async () => {
    // It stays for what follows: nobody takes a folder away from a window that has it.
    folder = memoryFolder('memory');
    folder.put('/repository/my hub.yaml', backstage);
    folder.put('/repository/secrets/secret.yaml', secretNamed('hub-secrets'));
    folder.put('/repository/old/secret.yaml', secretNamed('hub-secrets'));
    assert.deepEqual(
      workspace.workspaceFolders?.map(({ uri }) => uri.scheme),
      ['file', 'memory'],
    );
    await workspace
      .getConfiguration('files')
      .update('exclude', { '**/old': true }, ConfigurationTarget.Workspace);
    document = await workspace.openTextDocument(at('my hub.yaml'));
  });

  it('is helped with', async () => {
    await eventually('a hover', async () =>
      (await hoversAt(document, behind(document, 'extraEn'))).length === 1 ? true : undefined,
    );
    assert.deepEqual(problemsOf(document), []);
  });

  it('leads from a name to where it is made, in what is not left out', async () => {
    const made = await eventually('the Secret', async () => {
      const found = await commands.executeCommand<Location[]>(
        'vscode.executeDefinitionProvider',
        document.uri,
        behind(document, 'hub-sec'),
      );
      return found.length > 0 ? found : undefined;
    });
    assert.deepEqual(
      made.map(({ uri }) => uri.toString()),
      [at('secrets/secret.yaml').toString()],
    );
  });

  it('renames in all its files', async () => {
    const edit = await commands.executeCommand<WorkspaceEdit>(
      'vscode.executeDocumentRenameProvider',
      document.uri,
      behind(document, 'hub-sec'),
      'hub-tokens',
    );
    assert.deepEqual(
      edit
        .entries()
        .map(([uri]) => uri.toString())
        .toSorted(),
      [at('my hub.yaml'), at('secrets/secret.yaml')].map(String),
    );
  });

  it('is judged as a whole, and again when a file of it changes', async () => {
    folder.put('/repository/hub.yaml', '');
    folder.put('/repository/secrets/secret.yaml', '');
    folder.put('/repository/near.yaml', secretNamed('hub-secret'));
    await untilProblems([missing]);
    folder.put('/repository/near.yaml', secretNamed('hub-secrets'));
    await untilProblems([]);
  });
});
