import { commands, EventEmitter, Uri, window, workspace, type Disposable } from 'vscode';
import { shownScheme } from '../../protocol/names.ts';

/** A text of the cluster that is shown and cannot be edited; one of the same name is replaced where it is open. */
export interface ShownText {
  /** `data-index.yaml`; its ending is its language. */
  readonly name: string;
  readonly text: string;
}

export interface Documents extends Disposable {
  show(shown: ShownText): Promise<void>;
}

/** Read-only documents, at most a few for each row; a closed one stays, because a preview reads its document again. */
export function createDocuments(): Documents {
  const texts = new Map<string, string>();
  const changed = new EventEmitter<Uri>();
  const parts: readonly Disposable[] = [
    changed,
    workspace.registerTextDocumentContentProvider(shownScheme, {
      onDidChange: changed.event,
      // A window that opens again brings its tabs back, but what they showed was never kept.
      provideTextDocumentContent: ({ path }) => texts.get(path) ?? '',
    }),
  ];
  return {
    async show({ name, text }) {
      const uri = Uri.from({ scheme: shownScheme, path: `/${name}` });
      texts.set(uri.path, text);
      changed.fire(uri);
      await workspace.openTextDocument(uri);
      const known = name.endsWith('.md') ? await commands.getCommands(true) : [];
      // VS Code reads Markdown by an extension of its own, which can be switched off.
      if (known.includes(preview)) await commands.executeCommand(preview, uri);
      else await window.showTextDocument(uri, { preview: true });
    },
    dispose() {
      for (const part of parts) part.dispose();
    },
  };
}

const preview = 'markdown.showPreview';
