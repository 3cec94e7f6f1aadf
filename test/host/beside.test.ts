import { strict as assert } from 'node:assert';
import {
  ConfigurationTarget,
  extensions,
  Position,
  workspace,
  WorkspaceEdit,
  type TextDocument,
} from 'vscode';
import { closeAll } from './closeAll.ts';
import { eventually } from './eventually.ts';
import { behind, foreignDocument, hoversAt, listFile, offeredAt, ownFile, problemsOf } from './yamlHelp.ts';

async function opened(content: string): Promise<TextDocument> {
  const document = await workspace.openTextDocument({ language: 'yaml', content });
  await eventually('our problems', () =>
    problemsOf(document).some((problem) => problem.startsWith('RHDH')) ? true : undefined,
  );
  return document;
}

/** Resolves with the only hover at a place when it says this. */
async function untilOneHover(document: TextDocument, position: Position, words: RegExp): Promise<void> {
  let found: readonly string[] = [];
  await eventually(
    () => `one hover with ${words}, at the end there were ${JSON.stringify(found)}`,
    async () => {
      found = await hoversAt(document, position);
      return found.length === 1 && words.test(found[0] ?? '') ? true : undefined;
    },
    10,
  );
}

/** Resolves when a word is offered at a place once, by one side. */
async function untilOffered(
  document: TextDocument,
  position: Position,
  label: string,
  by: 'us' | 'them',
): Promise<void> {
  let found: Awaited<ReturnType<typeof offeredAt>> = [];
  await eventually(
    () => `${label} offered by ${by} alone, at the end there was ${JSON.stringify(found)}`,
    async () => {
      found = await offeredAt(document, position);
      const same = found.filter((one) => one.label === label);
      return same.length === 1 && same[0]?.by === by ? true : undefined;
    },
    10,
  );
}

describe('beside the YAML extension', () => {
  let own: TextDocument;

  before(async () => {
    // Nothing of ours runs yet: this is the file that is open when the window starts.
    assert.equal(extensions.getExtension('rhdh-orchestrator.rhdh-orchestrator')?.isActive, false);
    own = await opened(ownFile);
    assert.equal(extensions.getExtension('redhat.vscode-yaml')?.isActive, true);
  });
  after(closeAll);

  it('theirs alone completes and explains a file that is ours', async () => {
    await untilOneHover(own, behind(own, '  serv'), /Orchestrator reads from/);
    await untilOffered(own, new Position(7, 4), 'jobService', 'them');
    const others = (await offeredAt(own, new Position(7, 4))).filter(({ by }) => by === 'us');
    assert.deepEqual(others, []);
  });

  it('one side finds the mistake in it, and theirs none of its own', () => {
    assert.deepEqual(problemsOf(own), ['RHDH Orchestrator schema-unknown-field']);
  });

  it('the schema of the Kubernetes extension stays out of it', async () => {
    const offered = await offeredAt(own, new Position(7, 0));
    assert.ok(!offered.some(({ label }) => label === 'fromKubernetes'), JSON.stringify(offered));
  });

  it('inside a block scalar ours alone does, outside theirs', async () => {
    const list = await opened(listFile);
    await untilOneHover(list, behind(list, '- pack'), /npm package/);
    await untilOffered(list, new Position(9, 8), 'pullPolicy', 'us');
    const inside = await offeredAt(list, new Position(9, 8));
    assert.deepEqual(
      inside.filter(({ by }) => by === 'them'),
      [],
    );
    await untilOneHover(list, behind(list, '\ndat'), /Texts by key/);
    await untilOneHover(list, behind(list, 'dynamic-plugins.ya'), /plugin list/);
    assert.deepEqual(problemsOf(list), ['RHDH Orchestrator schema-unknown-field']);
  });

  it('in a file with a document of others ours alone does, and the Kubernetes extension as before', async () => {
    const mixed = await opened(`${ownFile}---\n${foreignDocument}`);
    await untilOneHover(mixed, behind(mixed, '  serv'), /Orchestrator reads from/);
    await untilOffered(mixed, new Position(7, 4), 'jobService', 'us');
    const end = mixed.lineAt(mixed.lineCount - 1).range.end;
    await untilOffered(mixed, end, 'fromKubernetes', 'them');
  });

  it('a file that gets such a document changes sides, and back', async () => {
    const document = await opened(ownFile);
    await untilOffered(document, new Position(7, 4), 'jobService', 'them');
    const end = document.lineAt(document.lineCount - 1).range.end;
    const add = new WorkspaceEdit();
    add.insert(document.uri, end, `---\n${foreignDocument}`);
    await workspace.applyEdit(add);
    await untilOffered(document, new Position(7, 4), 'jobService', 'us');
    const remove = new WorkspaceEdit();
    remove.delete(
      document.uri,
      document.validateRange(document.lineAt(8).range.with(undefined, new Position(99, 0))),
    );
    await workspace.applyEdit(remove);
    await untilOffered(document, new Position(7, 4), 'jobService', 'them');
  });

  it('a slip of syntax is told by one side', async () => {
    const broken = await workspace.openTextDocument({
      language: 'yaml',
      content: ownFile.replace('dataIndexx: {}', 'dataIndex: {'),
    });
    await eventually(
      () => `one problem, at the end there were ${problemsOf(broken).join(', ')}`,
      () => (problemsOf(broken).length === 1 ? true : undefined),
    );
    assert.match(problemsOf(broken).join(), /^YAML/);
  });

  it('what the user has switched off there is done by ours', async () => {
    const settings = workspace.getConfiguration('yaml');
    await settings.update('hover', false, ConfigurationTarget.Workspace);
    await untilOneHover(own, behind(own, '  serv'), /Orchestrator reads from/);
    await untilOffered(own, new Position(7, 4), 'jobService', 'them');
    await settings.update('hover', undefined, ConfigurationTarget.Workspace);
    await settings.update('completion', false, ConfigurationTarget.Workspace);
    await untilOffered(own, new Position(7, 4), 'jobService', 'us');
    await untilOneHover(own, behind(own, '  serv'), /Orchestrator reads from/);
    await settings.update('completion', undefined, ConfigurationTarget.Workspace);
    await untilOffered(own, new Position(7, 4), 'jobService', 'them');
  });
});
