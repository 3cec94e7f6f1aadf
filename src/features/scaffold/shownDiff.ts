import {
  commands,
  EventEmitter,
  l10n,
  Range,
  TabInputTextDiff,
  Uri,
  window,
  workspace,
  type Disposable,
} from 'vscode';
import { maskSecrets } from '../../core/yaml/secretText.ts';

const scheme = 'rhdh-orchestrator-scaffold';

/** Diffs between a file and what it may become, one at a time; the right side follows what is highlighted. */
export interface ShownDiff extends Disposable {
  /**
   * Opens the diff of a file at a line of the new text, or changes the right side of the one that is open.
   * Secrets are masked.
   */
  show(file: Uri, existing: string, text: string, line: number): Promise<void>;
  /** Closes every diff that was opened. */
  close(): Promise<void>;
}

/** Prepares to show diffs; texts are kept until it is disposed. */
export function createDiff(): ShownDiff {
  const texts = new Map<string, string>();
  const changed = new EventEmitter<Uri>();
  const provider = workspace.registerTextDocumentContentProvider(scheme, {
    onDidChange: changed.event,
    provideTextDocumentContent: (uri) => texts.get(uri.toString()) ?? '',
  });
  const side = (file: Uri, query: 'before' | 'after', text: string): Uri => {
    const at = Uri.from({ scheme, path: file.path, query });
    const before = texts.get(at.toString());
    texts.set(at.toString(), text);
    if (before !== undefined && before !== text) changed.fire(at);
    return at;
  };
  let open: string | undefined;
  return {
    async show(file, existing, text, line) {
      const masked = maskSecrets(existing, text);
      // Somebody may have put a Secret into any file: then its values are on neither side.
      const hidesNothing = masked.before === existing;
      const before = hidesNothing ? file : side(file, 'before', masked.before);
      const after = side(file, 'after', masked.after);
      if (open === file.toString()) return;
      open = file.toString();
      const title = l10n.t('{0}: there now ↔ scaffolded', workspace.asRelativePath(file));
      // The question lies over the first lines.
      const selection = new Range(line, 0, line, 0);
      await commands.executeCommand('vscode.diff', before, after, title, { selection });
    },
    async close() {
      const ours = window.tabGroups.all
        .flatMap(({ tabs }) => tabs)
        .filter(({ input }) => input instanceof TabInputTextDiff && input.modified.scheme === scheme);
      await window.tabGroups.close(ours);
    },
    dispose() {
      provider.dispose();
      changed.dispose();
    },
  };
}
