import type { Log } from '../../host/log.ts';
import type { Looked, SeenCluster } from '../../session/seenCluster.ts';
import type { Session } from '../../session/session.ts';

/** What the commands of this feature need. */
export interface ShowTools {
  readonly session: Pick<Session, 'connection'>;
  /** Waits for a first look at the cluster; tells why where there is none to be had. */
  readonly look: (at?: Looked) => Promise<SeenCluster | undefined>;
  readonly log: Log;
}
