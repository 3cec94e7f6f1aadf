import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ApiServer } from '../../sandbox/apiServer.ts';
import { kubeconfigText } from '../../sandbox/kubeconfig.ts';
import { loadKubeconfig, watchCluster, type Connection } from '../../src/cluster/index.ts';
import { evaluateAll, type Statuses } from '../../src/core/prerequisites/index.ts';
import { nextOf } from '../../src/core/prerequisites/recheck.ts';
import type { Snapshot } from '../../src/core/snapshot.ts';
import { placesOf } from '../../src/core/target/places.ts';
import { targetOf } from '../../test/support/targets.ts';

/** What every measure looks at the cluster for. */
export const target = targetOf();

/** The way in for an administrator through another address of the server; written to a file for kubectl. */
export async function kubeconfigThrough(server: ApiServer, address: string): Promise<string> {
  const file = join(server.folder, `${new URL(address).port}.kubeconfig`);
  await writeFile(file, kubeconfigText([{ ...server.admin, server: address }]), { mode: 0o600 });
  return file;
}

async function connect(kubeconfig: string): Promise<Connection> {
  const loaded = await loadKubeconfig({ setting: kubeconfig, env: {}, home: '/nonexistent' });
  if (loaded.kind !== 'loaded') throw new Error(`the kubeconfig is ${loaded.kind}`);
  const connected = loaded.connect(loaded.current ?? '', { trusted: true });
  if (connected.kind !== 'connected') throw new Error(`the context is ${connected.kind}`);
  return connected.connection;
}

/** The tree of a target as the sidebar has it, kept up to date. */
export interface Followed {
  readonly statuses: Statuses;
  readonly snapshot: Snapshot;
  /** Resolves with the first tree, now or later, that is as wanted. */
  until(wanted: (statuses: Statuses, snapshot: Snapshot) => boolean): Promise<void>;
  stop(): Promise<void>;
}

/**
 * Connects and resolves when the tree is complete: nothing is being read for the first time. `tapped` may listen to
 * what goes through the connection.
 */
export async function follow(
  kubeconfig: string,
  tapped = (connection: Connection): Connection => connection,
): Promise<Followed> {
  const connection = tapped(await connect(kubeconfig));
  const over = new AbortController();
  const waiting = new Set<() => void>();
  let latest: { readonly statuses: Statuses; readonly snapshot: Snapshot } | undefined;
  const ended = watchCluster(connection, {
    places: placesOf(target),
    signal: over.signal,
    onSnapshot(snapshot) {
      const statuses = evaluateAll(snapshot, target);
      latest = { statuses, snapshot };
      for (const look of waiting) look();
      return nextOf(statuses);
    },
  });
  const there = (): { readonly statuses: Statuses; readonly snapshot: Snapshot } => {
    if (latest === undefined) throw new Error('there is no snapshot yet');
    return latest;
  };
  const until: Followed['until'] = (wanted) =>
    new Promise((resolve) => {
      const look = (): void => {
        if (latest === undefined || !wanted(latest.statuses, latest.snapshot)) return;
        waiting.delete(look);
        resolve();
      };
      waiting.add(look);
      look();
    });
  await until((_statuses, snapshot) => isComplete(snapshot));
  return {
    get statuses() {
      return there().statuses;
    },
    get snapshot() {
      return there().snapshot;
    },
    until,
    async stop() {
      over.abort();
      await ended;
      connection.close();
    },
  };
}

function isComplete({ connection, resources }: Snapshot): boolean {
  return (
    connection.state === 'connected' && Object.values(resources).every(({ state }) => state !== 'pending')
  );
}
