import {
  languages,
  l10n,
  window,
  type Disposable,
  type DocumentSelector,
  type LanguageStatusItem,
  type TextEditor,
} from 'vscode';
import { message, type Message } from '../../core/message.ts';
import { words } from '../../host/words.ts';
import type { JudgedByResult } from '../../protocol/requests.ts';

/**
 * Shows beside the language what a file is judged against: the same file means other things to other releases.
 * Files that are not ours show nothing.
 */
export function showJudgedBy(
  selector: DocumentSelector,
  ask: (uri: string) => Promise<JudgedByResult | null>,
): Disposable {
  const item = languages.createLanguageStatusItem('rhdhOrchestrator.judgedBy', []);
  item.name = l10n.t('RHDH release');
  const update = async (editor: TextEditor | undefined): Promise<void> => {
    if (editor === undefined || languages.match(selector, editor.document) === 0) return;
    const known = await ask(editor.document.uri.toString());
    if (editor === window.activeTextEditor) show(item, selector, known);
  };
  const updateActive = (): void => void update(window.activeTextEditor);
  const parts = [
    item,
    window.onDidChangeActiveTextEditor(updateActive),
    languages.onDidChangeDiagnostics(({ uris }) => {
      const active = window.activeTextEditor?.document.uri.toString();
      if (uris.some((uri) => uri.toString() === active)) updateActive();
    }),
  ];
  updateActive();
  return { dispose: () => parts.forEach((part) => void part.dispose()) };
}

function show(item: LanguageStatusItem, selector: DocumentSelector, known: JudgedByResult | null): void {
  item.selector = known === null ? [] : selector;
  if (known === null) return;
  item.text = words(judgedText(known));
  item.detail = words(reasonText(known));
}

/** The release in words. */
function judgedText({ release, final }: JudgedByResult): Message {
  return final ? message('RHDH {0}', release) : message('RHDH {0} (not final)', release);
}

/** Who said so, and where another one is set. */
function reasonText({ from, target = '' }: JudgedByResult): Message {
  switch (from) {
    case 'comment':
      return message('Target {0}, by a comment in this file', target);
    case 'targetFile':
      return message('Target {0} of .rhdh-orchestrator.yaml', target);
    case 'setting':
      return message('By the setting rhdhOrchestrator.release');
    case 'documents':
      return message('Inferred from the API version of the Backstage object');
    case 'default':
      return message('The newest release; name another in .rhdh-orchestrator.yaml');
  }
}
