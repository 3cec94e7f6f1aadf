import {
  createGate,
  loadKubeconfig,
  watchCluster,
  type Connection,
  type Gate,
  type KubeconfigSource,
  type WatchOptions,
} from '../../src/cluster/index.ts';
import { systemClock, type Clock } from '../../src/cluster/clock.ts';
import type { Observed, Places, ResourceKey, Snapshot } from '../../src/core/snapshot.ts';
import { placesOf } from '../../src/core/target/places.ts';
import { targetOf } from './targets.ts';

/** A connection as one of the sandbox's users; `source` is what there is besides the kubeconfig. */
export async function connectAs(
  { kubeconfig }: { readonly kubeconfig: string },
  source: Partial<KubeconfigSource> = {},
): Promise<Connection> {
  const loaded = await loadKubeconfig({ setting: kubeconfig, env: {}, home: '/nonexistent', ...source });
  if (loaded.kind !== 'loaded') throw new Error(`The kubeconfig is ${loaded.kind}`);
  const connected = loaded.connect(loaded.current ?? '', { trusted: true });
  if (connected.kind !== 'connected') throw new Error(`The context is ${connected.kind}`);
  return connected.connection;
}

/** Real time in which no pause is longer than a tenth of a second, so that slow retries come soon. */
export const hastyClock: Clock = {
  ...systemClock,
  sleep: (ms, signal) => systemClock.sleep(Math.min(ms, 100), signal),
};

/** Where a usual target in this namespace is looked for. */
export function placesIn(namespace: string): Places {
  return placesOf(targetOf('1.10', { namespace }));
}

/** What a running watch has handed out so far. */
export interface Watched {
  readonly latest: Snapshot;
  readonly all: readonly Snapshot[];
  /** The objects of a resource, by name; throws while it is not listed. */
  names(key: ResourceKey): readonly string[];
  object(key: ResourceKey, name: string): Observed | undefined;
  /** Open; shut, it lets the watch rest. */
  readonly gate: Gate;
  stop(): Promise<void>;
}

/** Watches a cluster until stopped. `next` is what a snapshot gives reason to do. */
export function watch(
  connection: Connection,
  namespace: string,
  clock: Clock = systemClock,
  next: WatchOptions['onSnapshot'] = () => undefined,
): Watched {
  const all: Snapshot[] = [];
  const places = placesIn(namespace);
  const over = new AbortController();
  const onSnapshot: typeof next = (snapshot) => {
    all.push(snapshot);
    return next(snapshot);
  };
  const gate = createGate();
  const ended = watchCluster(connection, { places, clock, signal: over.signal, onSnapshot, gate });
  const listed = (key: ResourceKey): readonly Observed[] => {
    const observation = latest().resources[key];
    if (observation.state !== 'listed') throw new Error(`${key} is ${observation.state}`);
    return observation.objects;
  };
  const latest = (): Snapshot => {
    const last = all.at(-1);
    if (last === undefined) throw new Error('No snapshot yet');
    return last;
  };
  return {
    all,
    gate,
    get latest() {
      return latest();
    },
    names: (key) => listed(key).map(({ object }) => object.metadata.name),
    object: (key, name) => listed(key).find(({ object }) => object.metadata.name === name),
    async stop() {
      over.abort();
      await ended;
      connection.close();
    },
  };
}
