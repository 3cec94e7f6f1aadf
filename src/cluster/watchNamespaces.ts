import { setMaxListeners } from 'node:events';
import type { Alarm } from './alarm.ts';
import type { Forbidden } from './failure.ts';
import { listWatch } from './listWatch.ts';
import type { Watching } from './watching.ts';
import type { ServedType } from './resourcePath.ts';
import { collectionOf, forbiddenSighting, wholeCollection, type Sighting, type Wanted } from './sighting.ts';
import { createStore, type Store } from './store.ts';

interface Namespaces {
  readonly type: ServedType;
  readonly namespaces: readonly string[];
  /** The answer to the attempt to list the whole cluster. */
  readonly refused: Forbidden;
  readonly report: (sighting: Sighting) => void;
  /** Rung when the whole list may be allowed now. */
  readonly alarm: Alarm;
}

/** How long a refusal stands before the right is tried again, in milliseconds. */
const standing = 60_000;

/**
 * Follows a resource in single namespaces, because the list of the whole cluster is refused. Returns when
 * the whole list is allowed after all, or the resource is no longer served.
 */
export async function watchNamespaces(watching: Watching, wanted: Wanted, by: Namespaces): Promise<void> {
  const { clock } = watching;
  const over = new AbortController();
  const signal = AbortSignal.any([watching.signal, over.signal]);
  setMaxListeners(0, signal);
  const inside = { ...watching, signal };
  const stores = new Map<string, Store | 'forbidden'>();

  const show = (): void => {
    if (stores.size < by.namespaces.length) return;
    const readable = [...stores].filter((entry): entry is [string, Store] => entry[1] !== 'forbidden');
    const namespaces = readable.map(([namespace]) => namespace);
    const objects = readable.flatMap(([, store]) => store.objects());
    const sighting = forbiddenSighting(by.refused);
    by.report(namespaces.length === 0 ? sighting : { ...sighting, seen: { namespaces, objects } });
  };

  const followOne = async (namespace: string): Promise<void> => {
    const store = createStore(() => clock.now());
    while (!signal.aborted) {
      const stopped = await listWatch(inside, collectionOf(wanted, by.type, namespace), {
        store,
        onChange() {
          stores.set(namespace, store);
          show();
        },
        // Of a namespace that cannot be read for now nothing is said, as of one that is forbidden.
        onFailing: () => forget(namespace),
      });
      if (stopped.kind === 'notServed') over.abort();
      else forget(namespace);
      await clock.sleep(standing * (1 + clock.random()), signal);
    }
  };
  const forget = (namespace: string): void => {
    stores.set(namespace, 'forbidden');
    if (!signal.aborted) show();
  };

  const tryWhole = async (): Promise<void> => {
    const { path } = wholeCollection(wanted, by.type);
    while (!signal.aborted) {
      await by.alarm.sleep(standing * (1 + clock.random()));
      const answer = await watching.transport.request({ path, query: { limit: '1' }, signal });
      if (answer.kind === 'ok' || answer.kind === 'notServed') over.abort();
    }
  };
  await Promise.all([...by.namespaces.map(followOne), tryWhole()]);
}
