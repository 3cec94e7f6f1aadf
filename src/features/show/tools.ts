import type { Log } from '../../host/log.ts';
import type { SeenCluster } from '../../session/seenCluster.ts';
import type { Session } from '../../session/session.ts';

/** What the commands of this feature need. */
export interface ShowTools {
  readonly session: Pick<Session, 'connection'>;
  /** Waits for a first look at the cluster; tells why where there is none to be had. */
  readonly look: () => Promise<SeenCluster | undefined>;
  readonly log: Log;
}
