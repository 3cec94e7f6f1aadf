import { listAt, numberAt, textAt } from '../core/field.ts';
import type { ObjectRef } from '../core/manifest.ts';
import type { Connection } from './connection.ts';
import type { Failure } from './failure.ts';
import { collectionPath } from './resourcePath.ts';

/** One Event about an object. */
export interface ObjectEvent {
  readonly type: string;
  readonly reason: string;
  readonly message: string;
  readonly count: number;
  /** When it last happened, as the API server writes times; empty where nobody says. */
  readonly last: string;
}

export type ReadEvents = { readonly kind: 'read'; readonly events: readonly ObjectEvent[] } | Failure;

const events = { apiVersion: 'v1', plural: 'events', namespaced: true };

/** The namespace in which Events about objects of the whole cluster stand. */
const clusterEvents = 'default';

/** Reads the Events about one object, the latest last. The server forgets them, usually after an hour. */
export async function readEvents(
  { transport }: Connection,
  { kind, name, namespace = clusterEvents }: ObjectRef,
  signal: AbortSignal,
): Promise<ReadEvents> {
  const answer = await transport.request({
    path: collectionPath(events, namespace),
    query: { fieldSelector: `involvedObject.kind=${kind},involvedObject.name=${name}`, limit: '500' },
    signal,
  });
  if (answer.kind !== 'ok') return answer;
  const found = listAt(answer.body, 'items').map(eventOf);
  return {
    kind: 'read',
    events: found.toSorted((a, b) => Date.parse(a.last || epoch) - Date.parse(b.last || epoch)),
  };
}

const epoch = '1970-01-01T00:00:00Z';

/** Older senders fill `count` and `lastTimestamp`, newer ones `series` and `eventTime`. */
function eventOf(raw: unknown): ObjectEvent {
  return {
    type: textAt(raw, 'type') ?? '',
    reason: textAt(raw, 'reason') ?? '',
    message: textAt(raw, 'message') ?? '',
    count: numberAt(raw, 'series', 'count') ?? numberAt(raw, 'count') ?? 1,
    last:
      textAt(raw, 'series', 'lastObservedTime') ??
      textAt(raw, 'lastTimestamp') ??
      textAt(raw, 'eventTime') ??
      textAt(raw, 'metadata', 'creationTimestamp') ??
      '',
  };
}
