import { setMaxListeners } from 'node:events';
import { namers, wantedInFull } from '../core/inFull.ts';
import { deploymentNamespaces } from '../core/operatorHomes.ts';
import type { Question } from '../core/question.ts';
import {
  objectsIn,
  operatorNamespaces,
  watchedResources,
  type Places,
  type ResourceKey,
  type Snapshot,
  type WatchedResource,
} from '../core/snapshot.ts';
import { createAlarm, type Alarm } from './alarm.ts';
import { createAnswering } from './answering.ts';
import { createBoard, filledKeys, resourceKeys, type Board, type Where } from './board.ts';
import { systemClock, type Clock } from './clock.ts';
import { coalesced } from './coalesce.ts';
import { createCompletion } from './completion.ts';
import type { Connection } from './connection.ts';
import { createFullObjects } from './fullObjects.ts';
import { createGate, throughGate, type Gate } from './gate.ts';
import { createReach, type Reach } from './reach.ts';
import { createReachability, probe } from './reachability.ts';
import { readResource } from './readResource.ts';
import { repeated } from './repeated.ts';
import { serverClock } from './serverClock.ts';
import { sightingOf, type Wanted } from './sighting.ts';
import { onWaking } from './waking.ts';
import { watchResource } from './watchResource.ts';

export interface SnapshotOptions {
  /** Of the target. */
  readonly places: Places;
  readonly signal: AbortSignal;
  readonly clock?: Clock;
}

export interface WatchOptions extends SnapshotOptions {
  /** While it is shut nothing is asked and nothing shown; opened again, everything goes on from where it was. */
  readonly gate?: Gate;
  /** May ask for the same again at a later moment, where time alone changes what a snapshot means, and for more. */
  readonly onSnapshot: (snapshot: Snapshot) => Again | void;
}

export interface ReadOptions extends SnapshotOptions {
  /** What a snapshot gives reason to ask. */
  readonly questions?: (snapshot: Snapshot) => readonly Question[];
}

export interface Again {
  /** Milliseconds since the epoch. */
  readonly againAt: number | undefined;
  readonly questions?: readonly Question[];
}

/** One answer leads to the next question: a workflow to its Secret, a workload to its Pods and they to their events. */
const mostRounds = 8;

/** Changes that arrive within this many milliseconds make one snapshot. */
const together = 75;

/**
 * Follows everything the product looks at in a cluster and hands out a new snapshot after each change, until
 * the signal aborts. The first one comes before anything is known. While the server is away the lists keep
 * what was seen last, and `connection` says that it is away.
 */
export async function watchCluster(connection: Connection, options: WatchOptions): Promise<void> {
  const { clock: own = systemClock, places, onSnapshot, gate = createGate() } = options;
  const clock = serverClock(own, connection.transport);
  const transport = throughGate(connection.transport, gate);
  const signal = followed(options.signal);
  const board = createBoard(whereOf(connection), () => clock.now());
  const reach = createReach(places.deployments);
  /** Nobody waits for the answers to questions, so what goes wrong there has to be told where somebody does. */
  const fault = Promise.withResolvers<never>();
  const showNow = repeated(clock, signal, () => {
    if (!gate.isOpen) return undefined;
    const snapshot = board.snapshot(reachability.state, answering.answers());
    reach.include(deploymentNamespaces(snapshot, places));
    const again = onSnapshot(snapshot);
    if (snapshot.connection.state === 'connected') {
      answering.ask(again?.questions ?? []).catch(fault.reject);
    } else answering.expire();
    return earliest([again?.againAt, answering.nextEnd()]);
  });
  const show = coalesced(clock, together, signal, showNow);
  const answering = createAnswering({ transport, clock, signal, onChange: show });
  const reachability = createReachability({ transport, clock, signal, onChange: show });
  const alarms = new Map(resourceKeys.map((key) => [key, createAlarm(clock, signal)]));
  const wakeServed = createWaker(board, alarms);
  const wakeForbidden = (): void => {
    for (const [key, alarm] of alarms) if (board.get(key).state === 'forbidden') alarm.ring();
  };
  const wakeUnserved = (): void => {
    for (const [key, alarm] of alarms) if (board.get(key).state === 'notServed') alarm.ring();
  };
  const isTold = (): boolean => board.get('customResourceDefinitions').state === 'listed';

  showNow();
  gate.onOpen(signal, showNow);
  connection.onWrite(signal, () => {
    answering.expire();
    show();
  });
  await Promise.race([reachability.confirm(), fault.promise]);
  const watching = { transport, reachability, clock, signal, lists: { streamed: true } };
  const report = createCompletion(watching, (key, sighting) => {
    const before = board.get(key).state;
    if (!board.set(key, sighting)) return;
    // What is seen for the first time has not changed.
    if (before !== 'pending') answering.age();
    // One right seldom comes alone.
    if (before === 'forbidden' && sighting.state === 'listed') wakeForbidden();
    if (key === 'customResourceDefinitions') wakeServed();
    else if (bringsDefinitions.includes(key) && !isTold()) wakeUnserved();
    show();
  });
  // What was connected before a sleep is dead more often than not, and nobody says so.
  const woken = onWaking(own, signal, () => transport.reconnect());
  const watches = Promise.all([
    woken,
    ...[...alarms].map(([key, alarm]) =>
      watchResource(watching, wantedOf(key, places, reach), {
        alarm,
        isTold,
        report: (sighting) => report(key, sighting),
      }),
    ),
  ]);
  await Promise.race([watches, fault.promise]);
}

/** Reads everything the product looks at once, and then what that gives reason to ask. */
export async function takeSnapshot(connection: Connection, options: ReadOptions): Promise<Snapshot> {
  const { places, questions } = options;
  const { transport } = connection;
  const clock = serverClock(options.clock ?? systemClock, transport);
  const signal = followed(options.signal);
  const board = createBoard(whereOf(connection), () => clock.now());
  const answering = createAnswering({ transport, clock, signal, onChange: () => undefined });
  const state = await probe({ transport, signal }, { state: 'connecting' });
  if (state.state === 'connected') {
    const reading = { transport, clock, at: clock.now(), signal };
    const reach = createReach(places.deployments);
    const read = async (key: ResourceKey): Promise<void> => {
      board.set(key, await readResource(reading, wantedOf(key, places, reach)));
    };
    /** Whether Deployments turn out to matter in namespaces that nobody knew of. */
    const reachesFurther = (): boolean =>
      reach.include(deploymentNamespaces(board.snapshot(state, answering.answers()), places));
    await Promise.all(resourceKeys.filter((key) => !severalKeys.includes(key)).map(read));
    reachesFurther();
    await Promise.all(severalKeys.map(read));
    await Promise.all(
      filledKeys.map(async (key) => {
        const namer = namers[key];
        const naming = namer === undefined ? [] : objectsIn(board.get(namer)).map(({ object }) => object);
        const full = createFullObjects({ transport, resource: watchedResources[key], signal });
        const filled = await full.fill(board.get(key), wantedInFull(key, naming));
        board.set(key, 'kind' in filled ? sightingOf(filled) : filled);
      }),
    );
    for (let round = 0; round < mostRounds; round++) {
      const asked = questions?.(board.snapshot(state, answering.answers())) ?? [];
      if (asked.every(({ key }) => answering.answers()[key] !== undefined)) break;
      await answering.ask(asked);
      if (reachesFurther()) await Promise.all(severalKeys.map(read));
    }
  }
  return board.snapshot(state, answering.answers());
}

function earliest(times: readonly (number | undefined)[]): number | undefined {
  const known = times.filter((time) => time !== undefined);
  return known.length === 0 ? undefined : Math.min(...known);
}

/** What OLM changes while it installs CRDs: that has to do for whoever may not see those themselves. */
const bringsDefinitions: readonly ResourceKey[] = ['installPlans', 'clusterServiceVersions'];

/** The resources that are read where others say that they matter. */
const severalKeys = resourceKeys.filter((key) => watchedResources[key].scope === 'several');

function wantedOf(
  key: ResourceKey,
  { namespace, catalogNamespace, namespaces }: Places,
  reach: Reach,
): Wanted {
  const resource: WatchedResource = watchedResources[key];
  return {
    resource,
    namespace: resource.scope === 'catalog' ? catalogNamespace : namespace,
    otherNamespaces: operatorNamespaces,
    ...(resource.scope === 'named' && { names: namespaces }),
    ...(resource.scope === 'several' && { reach }),
  };
}

function whereOf({ context, server, isUnverified }: Connection): Where {
  return { context, server, ...(isUnverified && { unverified: true }) };
}

/** A signal of our own: dozens of requests listen to it at once, which Node would take for a leak. */
function followed(signal: AbortSignal): AbortSignal {
  const own = AbortSignal.any([signal]);
  setMaxListeners(0, own);
  return own;
}

/**
 * Wakes the watches that a CRD makes possible whenever it changes while they count as not served. Being established
 * is such a change, and whether it is served is asked by the watch itself.
 */
function createWaker(board: Board, alarms: ReadonlyMap<ResourceKey, Alarm>): () => void {
  const wokenBy = new Map<string, string>();
  return () => {
    const definitions = board.get('customResourceDefinitions');
    if (definitions.state !== 'listed') return;
    for (const { object } of definitions.objects) {
      const { name, resourceVersion = '' } = object.metadata;
      if (wokenBy.get(name) === resourceVersion) continue;
      wokenBy.set(name, resourceVersion);
      for (const [key, alarm] of alarms) {
        const { group, plural } = watchedResources[key];
        if (name === `${plural}.${group}` && board.get(key).state !== 'listed') alarm.ring();
      }
    }
  };
}
