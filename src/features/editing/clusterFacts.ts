import { clusterFactsOf, noClusterFacts, type ClusterFacts } from '../../core/clusterFacts.ts';
import type { Snapshot } from '../../core/snapshot.ts';
import type { Session, SessionState } from '../../session/session.ts';

/**
 * Tells the server what the cluster shows, and again when that is something else. It does not wake the session: whoever
 * only edits files never meets a cluster. Nothing watches all namespaces; their names are asked for once for each
 * connection, and again after an outage.
 */
export function tellClusterFacts(
  session: Pick<Session, 'state' | 'onDidChange' | 'connection' | 'namespaces'>,
  tell: (facts: ClusterFacts) => Promise<void>,
): { dispose(): void } {
  const over = new AbortController();
  let told = JSON.stringify(noClusterFacts);
  let asked: ReturnType<Session['connection']>;
  let namespaces: readonly string[] = [];

  const update = (now: SessionState): void => {
    const snapshot = connectedSnapshot(now);
    const connection = snapshot === undefined ? undefined : session.connection();
    if (connection !== asked) {
      asked = connection;
      namespaces = [];
      if (connection !== undefined) void ask(connection);
    }
    const facts = snapshot === undefined ? noClusterFacts : clusterFactsOf(snapshot, namespaces);
    const text = JSON.stringify(facts);
    if (text === told) return;
    told = text;
    void tell(facts);
  };
  const ask = async (connection: typeof asked): Promise<void> => {
    const names = await session.namespaces(over.signal);
    if (over.signal.aborted || asked !== connection || names === undefined) return;
    namespaces = names;
    update(session.state);
  };

  update(session.state);
  const listening = session.onDidChange(update);
  return {
    dispose() {
      over.abort();
      listening.dispose();
    },
  };
}

function connectedSnapshot(state: SessionState): Snapshot | undefined {
  const snapshot = state.kind === 'watching' ? state.seen?.snapshot : undefined;
  return snapshot?.connection.state === 'connected' ? snapshot : undefined;
}
