import { l10n, window, workspace } from 'vscode';
import type { Session } from '../../session/session.ts';

/** Lets the user pick the kubeconfig context of this window. The kubeconfig itself is never written. */
export async function pickContext(session: Session): Promise<void> {
  if (!workspace.isTrusted) {
    void window.showWarningMessage(
      l10n.t('No cluster is contacted in Restricted Mode. Trust this workspace first.'),
    );
    return;
  }
  const contexts = await session.contexts();
  if (contexts.length === 0) {
    void window.showWarningMessage(
      l10n.t(
        'No kubeconfig context found. Log in to a cluster, or name a file in the setting rhdhOrchestrator.kubeconfig.',
      ),
    );
    return;
  }
  const current = 'context' in session.state ? session.state.context : undefined;
  const picked = await window.showQuickPick(
    contexts.map((label) => ({ label, description: label === current ? l10n.t('in use') : '' })),
    {
      title: l10n.t('Context of this window'),
      placeHolder: l10n.t('Which cluster shall this window look at?'),
    },
  );
  if (picked !== undefined) await session.selectContext(picked.label);
}
