import { once, setMaxListeners } from 'node:events';
import type { Alarm } from './alarm.ts';
import type { Forbidden } from './failure.ts';
import { listWatch } from './listWatch.ts';
import { joined, type Part } from './parts.ts';
import type { Reach } from './reach.ts';
import type { Watching } from './watching.ts';
import type { ServedType } from './resourcePath.ts';
import { collectionOf, wholeCollection, type Sighting, type Wanted } from './sighting.ts';
import { createStore } from './store.ts';

interface Namespaces {
  readonly type: ServedType;
  readonly reach: Reach;
  /** The answer to the attempt to list the whole cluster, where that is what was wanted. */
  readonly refused?: Forbidden;
  readonly report: (sighting: Sighting) => void;
  /** Rung when what is refused may be allowed now. */
  readonly alarm: Alarm;
}

/** How long a refusal stands before the right is tried again, in milliseconds. */
const standing = 60_000;

/**
 * Follows a resource in single namespaces, because no more is wanted or the list of the whole cluster is refused.
 * Returns when that list is allowed after all, or the resource is no longer served.
 */
export async function watchNamespaces(watching: Watching, wanted: Wanted, by: Namespaces): Promise<void> {
  const { clock } = watching;
  const over = new AbortController();
  const signal = AbortSignal.any([watching.signal, over.signal]);
  setMaxListeners(0, signal);
  const inside = { ...watching, signal };
  const parts = new Map<string, Part>();
  /** Nothing is shown before each of these has answered; what comes later does not hold up the others. */
  const first = by.reach.namespaces;

  const put = (namespace: string, part: Part): void => {
    if (signal.aborted) return;
    parts.set(namespace, part);
    if (first.every((one) => parts.has(one))) by.report(joined(parts, by.refused));
  };

  let resting: Promise<unknown> | undefined;
  /** What is refused together is tried again together. */
  const rest = (): Promise<unknown> =>
    (resting ??= by.alarm.sleep(standing * (1 + clock.random()), signal).finally(() => {
      resting = undefined;
    }));

  const followOne = async (namespace: string): Promise<void> => {
    const store = createStore(() => clock.now());
    while (!signal.aborted) {
      const stopped = await listWatch(inside, collectionOf(wanted, by.type, namespace), {
        store,
        onChange: () => put(namespace, store.objects()),
        onFailing: (failure) => put(namespace, failure),
      });
      if (stopped.kind === 'notServed') over.abort();
      else put(namespace, stopped);
      await rest();
    }
  };

  const tryWhole = async (): Promise<void> => {
    const { path } = wholeCollection(wanted, by.type);
    while (!signal.aborted) {
      await rest();
      const answer = await watching.transport.request({ path, query: { limit: '1' }, signal });
      if (answer.kind === 'ok' || answer.kind === 'notServed') over.abort();
    }
  };

  const begun = new Map<string, Promise<void>>();
  const begin = (): void => {
    for (const namespace of by.reach.namespaces) {
      if (!begun.has(namespace)) begun.set(namespace, followOne(namespace));
    }
  };
  by.reach.onGrow(signal, begin);
  begin();
  if (by.refused !== undefined) await tryWhole();
  else if (!signal.aborted) await once(signal, 'abort');
  await Promise.all(begun.values());
}
