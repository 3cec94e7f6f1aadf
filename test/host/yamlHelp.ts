import {
  commands,
  CompletionItemKind,
  languages,
  MarkdownString,
  type CompletionList,
  type Hover,
  type Position,
  type TextDocument,
} from 'vscode';

/** A cluster file of ours, with a text in a block scalar and a mistake in each. */
export const ownFile = `apiVersion: sonataflow.org/v1alpha08
kind: SonataFlowPlatform
metadata:
  name: sonataflow-platform
spec:
  services:
    dataIndexx: {}
    
`;

/** A ConfigMap of ours: the second document to help in. */
export const listFile = `apiVersion: v1
kind: ConfigMap
metadata:
  name: dynamic-plugins-rhdh
data:
  dynamic-plugins.yaml: |
    plugins:
      - package: oci://a/b:1
        disabledd: true
        
`;

/** A document that is nobody's of ours. */
export const foreignDocument = `apiVersion: v1
kind: Service
metadata:
  name: other
`;

/** Behind the first place where a text stands. */
export function behind(document: TextDocument, text: string): Position {
  const at = document.getText().indexOf(text);
  if (at === -1) throw new Error(`no ${text} in the document`);
  return document.positionAt(at + text.length);
}

/** What each hover at a place says; one without words is not shown. */
export async function hoversAt(document: TextDocument, position: Position): Promise<readonly string[]> {
  const found = await commands.executeCommand<Hover[]>('vscode.executeHoverProvider', document.uri, position);
  return found
    .map(({ contents }) => contents.map((one) => (one instanceof MarkdownString ? one.value : '')).join('\n'))
    .filter((words) => words !== '');
}

/** Words of the text and snippets are offered everywhere, whoever else offers something. */
const everywhere: readonly unknown[] = [CompletionItemKind.Text, CompletionItemKind.Snippet];

/** What is offered at a place, each with who offers it. */
export async function offeredAt(
  document: TextDocument,
  position: Position,
): Promise<readonly { readonly label: string; readonly by: 'us' | 'them' }[]> {
  const { items } = await commands.executeCommand<CompletionList>(
    'vscode.executeCompletionItemProvider',
    document.uri,
    position,
  );
  return items
    .filter(({ kind, detail }) => detail === 'stand-in' || !everywhere.includes(kind))
    .map(({ label, detail }) => ({
      label: typeof label === 'string' ? label : label.label,
      by: detail === 'stand-in' ? 'them' : 'us',
    }));
}

/** `source code` of each problem of a document. */
export function problemsOf({ uri }: TextDocument): readonly string[] {
  return languages
    .getDiagnostics(uri)
    .map(({ source, code }) => `${source} ${typeof code === 'object' ? code.value : (code ?? '')}`.trim());
}
