import { listAt, textAt } from '../field.ts';
import type { ObjectRef } from '../manifest.ts';
import type { Question } from '../question.ts';

/** A Warning event, as its sender wrote it. */
export interface Warning {
  readonly reason: string;
  readonly message: string;
}

/** Nobody watches events: they are many, and matter only while something does not come up. */
const again = 30_000;

/** The Warning events about one object, the latest first; a cluster forgets them after an hour. */
export function warningsQuestion({
  kind,
  namespace = 'default',
  name,
}: ObjectRef): Question<readonly Warning[]> {
  return {
    key: `warnings about ${kind} ${namespace}/${name}`,
    path: `/api/v1/namespaces/${encodeURIComponent(namespace)}/events`,
    query: {
      fieldSelector: `involvedObject.kind=${kind},involvedObject.name=${name},type=Warning`,
      limit: '100',
    },
    keep(body) {
      const sorted = listAt(body, 'items').toSorted((a, b) => (timeOf(a) < timeOf(b) ? 1 : -1));
      const told = sorted.map((event) => ({
        reason: textAt(event, 'reason') ?? '',
        message: (textAt(event, 'message') ?? '').trim(),
      }));
      // The same is told again and again, each time as an event of its own.
      return [...new Map(told.map((one) => [`${one.reason} ${one.message}`, one])).values()].slice(0, 5);
    },
    holds: () => again,
  };
}

function timeOf(event: unknown): string {
  return (
    textAt(event, 'series', 'lastObservedTime') ??
    textAt(event, 'lastTimestamp') ??
    textAt(event, 'eventTime') ??
    textAt(event, 'metadata', 'creationTimestamp') ??
    ''
  );
}
