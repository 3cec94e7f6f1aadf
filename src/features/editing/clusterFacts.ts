import { clusterFactsOf, noClusterFacts, type ClusterFacts } from '../../core/clusterFacts.ts';
import type { Session, SessionState } from '../../session/session.ts';

/**
 * Tells the server what the cluster shows, and again when that is something else. It does not wake the session: whoever
 * only edits files never meets a cluster.
 */
export function tellClusterFacts(
  { state, onDidChange }: Pick<Session, 'state' | 'onDidChange'>,
  tell: (facts: ClusterFacts) => Promise<void>,
): { dispose(): void } {
  let told = JSON.stringify(noClusterFacts);
  const update = (now: SessionState): void => {
    const facts = factsIn(now);
    const text = JSON.stringify(facts);
    if (text === told) return;
    told = text;
    void tell(facts);
  };
  update(state);
  return onDidChange(update);
}

function factsIn(state: SessionState): ClusterFacts {
  return state.kind === 'watching' && state.seen !== undefined
    ? clusterFactsOf(state.seen.snapshot)
    : noClusterFacts;
}
