import { strict as assert } from 'node:assert';
import {
  commands,
  languages,
  MarkdownString,
  Position,
  workspace,
  type CodeAction,
  type CompletionList,
  type Hover,
  type TextDocument,
  type Uri,
} from 'vscode';
import { eventually } from '../eventually.ts';

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
    .map(({ code }) => code);
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
});
