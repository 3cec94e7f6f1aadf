import { commands, EventEmitter, Uri, window, workspace, type Disposable } from 'vscode';
import { previewTexts, type Difference } from '../../core/plans/preview.ts';

const scheme = 'rhdh-orchestrator-preview';

/** Shows what will change as a diff of two read-only documents, and takes it away again. */
export interface Preview extends Disposable {
  show(title: string, differences: readonly Difference[]): Promise<void>;
  close(): Promise<void>;
}

/** One preview at a time: confirming is modal in its nature. */
export function createPreview(): Preview {
  let texts = { before: '', after: '' };
  let shown = 0;
  const changed = new EventEmitter<Uri>();
  const provider = workspace.registerTextDocumentContentProvider(scheme, {
    onDidChange: changed.event,
    provideTextDocumentContent: ({ query }) => (query === 'before' ? texts.before : texts.after),
  });
  const side = (query: 'before' | 'after'): Uri =>
    Uri.from({ scheme, path: `/${shown}/changes.yaml`, query });
  return {
    async show(title, differences) {
      texts = previewTexts(differences);
      shown += 1;
      await commands.executeCommand('vscode.diff', side('before'), side('after'), title, {
        preview: true,
        preserveFocus: true,
      });
    },
    async close() {
      const tabs = window.tabGroups.all.flatMap(({ tabs: inGroup }) => inGroup);
      const ours = tabs.filter(({ input }) => isPreview(input));
      if (ours.length > 0) await window.tabGroups.close(ours, true);
    },
    dispose() {
      provider.dispose();
      changed.dispose();
    },
  };
}

function isPreview(input: unknown): boolean {
  return typeof input === 'object' && input !== null && 'modified' in input && input.modified instanceof Uri
    ? input.modified.scheme === scheme
    : false;
}
