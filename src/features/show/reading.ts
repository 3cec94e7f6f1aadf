import { l10n, ProgressLocation, window } from 'vscode';
import type { Connection } from '../../cluster/index.ts';
import { signalOf } from '../../host/cancellation.ts';
import type { Session } from '../../session/session.ts';
import type { ShownRow } from './row.ts';

/** Asks the cluster in which a row was seen, with progress that cancels; `undefined` where it is no longer connected or cancelled. */
export async function asking<T>(
  session: Pick<Session, 'connection'>,
  { title, cluster }: ShownRow,
  ask: (connection: Connection, signal: AbortSignal) => Promise<T>,
): Promise<T | undefined> {
  const connection = session.connection();
  const { context, server } = cluster.watching;
  if (connection?.context !== context || connection.server !== server) {
    void window.showWarningMessage(l10n.t('This window looks at another cluster now. Try again.'));
    return undefined;
  }
  return window.withProgress(
    {
      location: ProgressLocation.Notification,
      title: l10n.t('{0}: asking {1}', title, context),
      cancellable: true,
    },
    async (_progress, token) => {
      const signal = signalOf(token);
      const answer = await ask(connection, signal);
      return signal.aborted ? undefined : answer;
    },
  );
}
