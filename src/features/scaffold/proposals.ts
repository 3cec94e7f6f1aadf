import { commands, l10n, TabInputTextDiff, Uri, window, workspace, type QuickPickItem } from 'vscode';
import { maskSecrets } from '../../core/yaml/secretText.ts';

/** A file that differs from the one that would be written. */
export interface Proposal {
  readonly uri: Uri;
  readonly existing: string;
  readonly text: string;
  readonly holdsSecret: boolean;
}

const scheme = 'rhdh-orchestrator-scaffold';

/**
 * Shows a diff for each file and asks what to do with it; the diffs are closed again.
 * @returns the files to replace; `undefined` when cancelled.
 */
export async function decide(proposals: readonly Proposal[]): Promise<ReadonlySet<Proposal> | undefined> {
  const texts = new Map<string, string>();
  const provider = workspace.registerTextDocumentContentProvider(scheme, {
    provideTextDocumentContent: (uri) => texts.get(uri.toString()) ?? '',
  });
  const accepted = new Set<Proposal>();
  // However the questions end, neither the diffs nor their texts may stay.
  try {
    for (const [index, proposal] of proposals.entries()) {
      await showDiff(proposal, texts);
      const decision = await askDecision(proposal, index + 1, proposals.length);
      if (decision === undefined) return undefined;
      if (decision === 'replace') accepted.add(proposal);
    }
    return accepted;
  } finally {
    await closeDiffs();
    provider.dispose();
  }
}

async function showDiff(proposal: Proposal, texts: Map<string, string>): Promise<void> {
  const { uri, existing, text, holdsSecret } = proposal;
  const virtual = (side: 'before' | 'after', content: string): Uri => {
    const at = Uri.from({ scheme, path: uri.path, query: side });
    texts.set(at.toString(), content);
    return at;
  };
  const name = workspace.asRelativePath(uri);
  const title = l10n.t('{0}: there now ↔ scaffolded', name);
  const masked = maskSecrets(existing, text);
  // Somebody may have put a Secret into any file.
  if (holdsSecret || masked.before !== existing) {
    const before = virtual('before', masked.before);
    await commands.executeCommand('vscode.diff', before, virtual('after', masked.after), title);
  } else {
    await commands.executeCommand('vscode.diff', uri, virtual('after', text), title);
  }
}

interface DecisionItem extends QuickPickItem {
  readonly decision: 'replace' | 'keep';
}

async function askDecision(
  { uri }: Proposal,
  step: number,
  steps: number,
): Promise<DecisionItem['decision'] | undefined> {
  const name = workspace.asRelativePath(uri);
  const items: readonly DecisionItem[] = [
    { decision: 'keep', label: l10n.t('Keep {0} as it is', name) },
    { decision: 'replace', label: l10n.t('Replace {0}', name) },
  ];
  const picked = await window.showQuickPick(items, {
    title: l10n.t('{0} exists and differs ({1} of {2})', name, step, steps),
    placeHolder: l10n.t('The diff shows what would change. Escape writes nothing at all.'),
    ignoreFocusOut: true,
  });
  return picked?.decision;
}

async function closeDiffs(): Promise<void> {
  const ours = window.tabGroups.all
    .flatMap(({ tabs }) => tabs)
    .filter(({ input }) => input instanceof TabInputTextDiff && input.modified.scheme === scheme);
  await window.tabGroups.close(ours);
}
