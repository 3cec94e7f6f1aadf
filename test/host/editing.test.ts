import { strict as assert } from 'node:assert';
import {
  commands,
  ConfigurationTarget,
  Diagnostic,
  languages,
  MarkdownString,
  Position,
  Range,
  Uri,
  window,
  workspace,
  type CodeAction,
  type CompletionList,
  type DocumentSymbol,
  type Hover,
  type TextDocument,
} from 'vscode';
import { commands as ours } from '../../src/protocol/names.ts';
import { eventually } from './eventually.ts';

const text = `apiVersion: v1
kind: ConfigMap
metadata:
  name: dynamic-plugins-rhdh
data:
  dynamic-plugins.yaml: |
    plugins:
      - package: oci://a/b:1
        disabledd: true
        
`;

/** Codes of the problems that our server has found in a document. */
function codes(uri: Uri): readonly unknown[] {
  return languages
    .getDiagnostics(uri)
    .filter(({ source }) => source === 'RHDH Orchestrator')
    .map(({ code }) => (typeof code === 'object' ? code.value : code));
}

/** Resolves when the problems of a document are these. */
async function untilCodes(uri: Uri, wanted: readonly string[]): Promise<void> {
  await eventually(`the problems ${wanted.join(', ')}`, () =>
    JSON.stringify(codes(uri)) === JSON.stringify(wanted) ? true : undefined,
  );
}

describe('editing', () => {
  let document: TextDocument;

  before(async () => {
    document = await workspace.openTextDocument({ language: 'yaml', content: text });
  });

  it('shows a problem inside the block scalar', async () => {
    await untilCodes(document.uri, ['schema-unknown-field']);
    const [problem] = languages.getDiagnostics(document.uri);
    assert.equal(problem && document.getText(problem.range), 'disabledd');
  });

  it('completes fields and explains them inside the block scalar', async () => {
    const list = await commands.executeCommand<CompletionList>(
      'vscode.executeCompletionItemProvider',
      document.uri,
      new Position(9, 8),
    );
    assert.ok(list.items.some(({ label }) => label === 'pullPolicy'));
    const hovers = await commands.executeCommand<Hover[]>(
      'vscode.executeHoverProvider',
      document.uri,
      new Position(7, 10),
    );
    const said = hovers.flatMap(({ contents }) => contents);
    const words = said.map((one) => (one instanceof MarkdownString ? one.value : '')).join('\n');
    assert.match(words, /npm package/);
  });

  it('suggests packages of the release and tells what becomes of one, inside the block scalar', async () => {
    const [before = ''] = text.split('oci://a/b:1');
    const place = document.positionAt(before.length);
    const list = await commands.executeCommand<CompletionList>(
      'vscode.executeCompletionItemProvider',
      document.uri,
      place,
    );
    const labels = list.items.map(({ label }) => (typeof label === 'string' ? label : label.label));
    assert.ok(labels.includes('orchestrator-backend'), labels.join('\n'));
    const hovers = await commands.executeCommand<Hover[]>(
      'vscode.executeHoverProvider',
      document.uri,
      place.translate(0, 3),
    );
    const said = hovers.flatMap(({ contents }) => contents);
    const words = said.map((one) => (one instanceof MarkdownString ? one.value : '')).join('\n');
    assert.match(words, /An image of plugins/);
  });

  it('shows the outline of the block scalar, where it stands in the file', async () => {
    const [object] = await commands.executeCommand<DocumentSymbol[]>(
      'vscode.executeDocumentSymbolProvider',
      document.uri,
    );
    const names = (symbols: readonly DocumentSymbol[]): readonly string[] =>
      symbols.flatMap(({ name, children }) => [name, ...names(children)]);
    assert.ok(object && names([object]).includes('oci://a/b:1'));
  });

  it('repairs it, and the problem is gone', async () => {
    const [problem] = languages.getDiagnostics(document.uri);
    assert.ok(problem);
    const actions = await commands.executeCommand<CodeAction[]>(
      'vscode.executeCodeActionProvider',
      document.uri,
      problem.range,
    );
    const repair = actions.find(({ isPreferred }) => isPreferred === true);
    assert.ok(repair?.edit);
    await workspace.applyEdit(repair.edit);
    assert.equal(document.getText(), text.replace('disabledd', 'disabled'));
    await untilCodes(document.uri, []);
  });

  it('says nothing about files of others', async () => {
    const other = await workspace.openTextDocument({
      language: 'yaml',
      content: 'kind: Service\napiVersion: v1\nspec: {a: 1, a: 2}\n',
    });
    const hovers = await commands.executeCommand<Hover[]>(
      'vscode.executeHoverProvider',
      other.uri,
      new Position(2, 1),
    );
    assert.deepEqual(hovers, []);
    assert.deepEqual(codes(other.uri), []);
  });

  it('opens the explanation of a problem at its line', async () => {
    const mistaken = await workspace.openTextDocument({ language: 'yaml', content: text });
    await untilCodes(mistaken.uri, ['schema-unknown-field']);
    const [problem] = languages.getDiagnostics(mistaken.uri);
    const code = typeof problem?.code === 'object' ? problem.code : undefined;
    assert.equal(code?.value, 'schema-unknown-field');
    await commands.executeCommand('vscode.open', code?.target);
    const editor = await eventually('the explanation', () =>
      window.activeTextEditor?.document.uri.path.endsWith('/docs/rules.md') === true
        ? window.activeTextEditor
        : undefined,
    );
    const line = await eventually('the line', () => {
      const { active } = editor.selection;
      return active.line > 0 ? editor.document.lineAt(active).text : undefined;
    });
    assert.equal(line, '### schema-unknown-field');
  });
});

describe('all repairs of a file', () => {
  const mistaken = text.replace('        \n', '      - package: @scope/b\n');
  const mended = mistaken.replace('disabledd', 'disabled').replace('@scope/b', '"@scope/b"');
  const both = ['schema-unknown-field', 'dp-unquoted-at'];

  it('are made by the command, and taken back in one step', async () => {
    const document = await workspace.openTextDocument({ language: 'yaml', content: mistaken });
    await window.showTextDocument(document);
    await untilCodes(document.uri, both);
    await commands.executeCommand(ours.fixAll);
    assert.equal(document.getText(), mended);
    await commands.executeCommand('undo');
    assert.equal(document.getText(), mistaken);
  });

  it('change nothing where all is well', async () => {
    const document = await workspace.openTextDocument({ language: 'yaml', content: mended });
    await window.showTextDocument(document);
    const { version } = document;
    await commands.executeCommand(ours.fixAll);
    assert.equal(document.version, version);
  });

  it('are not lost when other problems arrive while they are worked out', async () => {
    const packages = Array.from({ length: 3000 }, (_none, count) => `      - package: oci://a/c${count}:1\n`);
    const long = { mistaken: mistaken + packages.join(''), mended: mended + packages.join('') };
    const document = await workspace.openTextDocument({ language: 'yaml', content: long.mistaken });
    await window.showTextDocument(document);
    await untilCodes(document.uri, both);
    const others = languages.createDiagnosticCollection('others');
    const repaired = commands.executeCommand(ours.fixAll);
    others.set(document.uri, [new Diagnostic(new Range(0, 0, 0, 4), 'of somebody else')]);
    await repaired;
    others.dispose();
    assert.equal(document.getText(), long.mended);
  });

  it('are made when the file is saved, where the user wants that', async () => {
    const settings = workspace.getConfiguration('editor');
    await settings.update(
      'codeActionsOnSave',
      { 'source.fixAll.rhdhOrchestrator': 'explicit' },
      ConfigurationTarget.Workspace,
    );
    const [folder] = workspace.workspaceFolders ?? [];
    assert.ok(folder);
    const file = Uri.joinPath(folder.uri, 'on-save/dynamic-plugins.yaml');
    await workspace.fs.writeFile(file, new TextEncoder().encode(mistaken));
    const document = await workspace.openTextDocument(file);
    const editor = await window.showTextDocument(document);
    await untilCodes(document.uri, both);
    await editor.edit((change) => change.insert(new Position(0, 0), '# mine\n'));
    await document.save();
    assert.equal(new TextDecoder().decode(await workspace.fs.readFile(file)), `# mine\n${mended}`);
    await settings.update('codeActionsOnSave', undefined, ConfigurationTarget.Workspace);
  });
});
