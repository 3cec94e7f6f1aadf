import { homedir } from 'node:os';
import { env, l10n, window } from 'vscode';
import type { Connection, Proof } from '../../cluster/index.ts';
import { textSetting } from '../../host/settings.ts';
import { settings } from '../../protocol/names.ts';
import type { Session } from '../../session/session.ts';
import { loginLine } from './loginLine.ts';

/** Types the command that logs in to the cluster of this window into a terminal, or says what logs in there. */
export async function logIn(session: Session): Promise<void> {
  const connection = session.connection();
  if (connection === undefined) {
    void window.showWarningMessage(
      l10n.t('This window is not connected to a cluster. Select a context first.'),
    );
    return;
  }
  const otherWay = otherWayIn(connection.context, connection.proof);
  if (otherWay === undefined) return typeLogin(connection);
  const again = l10n.t('Connect Again');
  if ((await window.showInformationMessage(otherWay, again)) === again) await session.refresh();
}

/** A new login writes the kubeconfig, which is watched: nothing more has to be done here. */
async function typeLogin({ context, server }: Connection): Promise<void> {
  const { kubeconfigPaths } = await import('../../cluster/index.ts');
  const { paths, named } = kubeconfigPaths({
    setting: textSetting(settings.kubeconfig),
    env: process.env,
    home: homedir(),
  });
  const [kubeconfig] = paths;
  const login = named && kubeconfig !== undefined ? { server, kubeconfig } : { server };
  const terminal = window.createTerminal({ name: l10n.t('Log in to {0}', context) });
  terminal.show();
  // Typed, not run: who logs in adds the user or token.
  terminal.sendText(loginLine(login, env.shell), false);
}

function otherWayIn(context: string, proof: Proof): string | undefined {
  switch (proof.kind) {
    case 'plugin':
      return l10n.t(
        'Context {0} gets its credentials from the program {1}. Log in the way it asks for, then connect again; what it said is in the log.',
        context,
        proof.command,
      );
    case 'provider':
      return l10n.t(
        'Context {0} gets its token from the identity provider {1}. Log in with the tool that wrote the kubeconfig, then connect again.',
        context,
        proof.issuer,
      );
    case 'certificate':
      return l10n.t(
        'The client certificate of context {0} is not accepted. Get a new kubeconfig from whoever runs the cluster.',
        context,
      );
    case 'token':
    case 'password':
    case 'nothing':
      return undefined;
  }
}
