import {
  languages,
  l10n,
  window,
  type Disposable,
  type DocumentSelector,
  type LanguageStatusItem,
  type TextEditor,
} from 'vscode';
import { words } from '../../host/words.ts';
import type { JudgedByResult } from '../../protocol/requests.ts';
import { judgedText, reasonText } from './judgedByWords.ts';

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
