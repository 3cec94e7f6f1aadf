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

/** Lets the user pick one of the targets of `.rhdh-orchestrator.yaml`. */
export async function pickTarget(session: Session): Promise<void> {
  const targets = await session.targets();
  if (targets.length === 0) {
    void window.showInformationMessage(
      l10n.t(
        'No target yet: scaffold with "RHDH Orchestrator: Scaffold Everything…" and let it write .rhdh-orchestrator.yaml.',
      ),
    );
    return;
  }
  const picked = await window.showQuickPick(
    targets.map(({ label = '', release, namespace, name }) => ({
      label,
      description: `${namespace}/${name}`,
      detail: `RHDH ${release.version}`,
    })),
    { title: l10n.t('Target'), placeHolder: l10n.t('Which target shall the cluster be held against?') },
  );
  if (picked !== undefined) await session.selectTarget(picked.label);
}
