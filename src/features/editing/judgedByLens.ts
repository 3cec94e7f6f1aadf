import {
  CodeLens,
  EventEmitter,
  languages,
  Disposable,
  Range,
  workspace,
  type DocumentSelector,
} from 'vscode';
import { words } from '../../host/words.ts';
import { commands, settings } from '../../protocol/names.ts';
import type { JudgedByResult } from '../../protocol/requests.ts';
import { lensText } from './judgedByWords.ts';

/** Shows above the first document of ours what the file is judged against. It can be switched off. */
export function showJudgedByLens(
  selector: DocumentSelector,
  ask: (uri: string) => Promise<JudgedByResult | null>,
): Disposable {
  const changed = new EventEmitter<void>();
  return Disposable.from(
    changed,
    workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration(`${settings.section}.${settings.targetLens}`)) changed.fire();
    }),
    // A file is judged anew when its target may be another.
    languages.onDidChangeDiagnostics(() => changed.fire()),
    languages.registerCodeLensProvider(selector, {
      onDidChangeCodeLenses: changed.event,
      async provideCodeLenses(document) {
        const section = workspace.getConfiguration(settings.section, document.uri);
        if (!section.get(settings.targetLens, true)) return [];
        const known = await ask(document.uri.toString());
        if (known === null) return [];
        const command = {
          title: words(lensText(known)),
          command: commands.showTarget,
          arguments: [document.uri],
        };
        return [new CodeLens(new Range(known.line, 0, known.line, 0), command)];
      },
    }),
  );
}
