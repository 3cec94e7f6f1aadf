import { commands, l10n, window } from 'vscode';
import { words } from '../host/words.ts';
import { commands as ours, settings } from '../protocol/names.ts';
import type { SessionState } from './session.ts';

/** Why there is no cluster to change, and the step that leads to one. */
interface WhyNot {
  readonly said: string;
  readonly next?: { readonly title: string; readonly command: string; readonly argument?: string };
}

/** Tells why nothing can be changed now and offers the next step as a button. */
export async function tellWhyNot(state: SessionState): Promise<void> {
  const { said, next } = whyNot(state);
  const chosen = await window.showWarningMessage(said, ...(next === undefined ? [] : [next.title]));
  if (next !== undefined && chosen === next.title) {
    await commands.executeCommand(next.command, ...(next.argument === undefined ? [] : [next.argument]));
  }
}

function whyNot(state: SessionState): WhyNot {
  switch (state.kind) {
    case 'untrusted':
      return {
        said: l10n.t('No cluster is contacted in Restricted Mode. Trust this workspace first.'),
        next: { title: l10n.t('Manage Workspace Trust'), command: 'workbench.trust.manage' },
      };
    case 'noTarget':
      return {
        said: l10n.t('There is no target yet: scaffold one, or write .rhdh-orchestrator.yaml.'),
        next: { title: l10n.t('Scaffold Everything…'), command: ours.scaffoldAll },
      };
    case 'brokenKubeconfig':
      return {
        said: l10n.t('Kubeconfig {0} cannot be read: {1}', state.path, words(state.reason)),
        next: openSettings(),
      };
    case 'noKubeconfig':
      return { said: l10n.t('No kubeconfig with a usable context was found.'), next: openSettings() };
    case 'noContext':
      return {
        said: l10n.t('The kubeconfig has no current context.'),
        next: { title: l10n.t('Select Context…'), command: ours.selectContext },
      };
    case 'asleep':
    case 'waking':
    case 'watching':
      return { said: l10n.t('The cluster has not answered yet.') };
  }
}

function openSettings(): NonNullable<WhyNot['next']> {
  return {
    title: l10n.t('Open Settings'),
    command: 'workbench.action.openSettings',
    argument: `${settings.section}.${settings.kubeconfig}`,
  };
}
