import { isDeepStrictEqual } from 'node:util';
import type { Manifest } from '../core/manifest.ts';
import type { Change } from '../core/plan.ts';
import type { Message } from '../core/message.ts';

/** What a change will do, as the person who confirms it sees it. */
export type Shown = Judged | Unjudged;

/** The API server has tried the change without storing anything. */
export interface Judged {
  readonly kind: 'judged';
  readonly change: Change;
  /** The object this was tried on; absent where there is none. */
  readonly guard?: Guard;
  /** The object as it is; absent where there is none. Without server's bookkeeping, Secret values masked. */
  readonly live?: Manifest;
  /** The object as it will be; absent where it is deleted. */
  readonly result?: Manifest;
}

/** Cannot be tried yet: an earlier change of the plan brings the namespace or the kind. */
export interface Unjudged {
  readonly kind: 'unjudged';
  readonly change: Change;
  readonly why: 'namespaceMissing' | 'notServed';
  readonly reason: Message;
}

/** The one version of the one object that a write is meant for. */
export interface Guard {
  readonly uid: string;
  readonly resourceVersion: string;
}

/** Whether both show a person the same, so that a confirmation of one holds for the other. */
export function showsTheSame(one: Judged, other: Judged): boolean {
  return (
    one.guard?.uid === other.guard?.uid &&
    isDeepStrictEqual(one.live, other.live) &&
    isDeepStrictEqual(one.result, other.result)
  );
}

/** Whether the object will be as it was sent: every field of ours has our value, and others may stand beside them. */
export function comesOutAsSent({ change, result }: Judged): boolean {
  return change.kind === 'apply' && holds(comparable(change.object), result);
}

function holds(sent: unknown, got: unknown): boolean {
  if (Array.isArray(sent)) {
    return (
      Array.isArray(got) &&
      sent.length === got.length &&
      sent.every((entry, index) => holds(entry, got[index]))
    );
  }
  if (typeof sent !== 'object' || sent === null) return sent === got;
  if (typeof got !== 'object' || got === null) return false;
  return Object.entries(sent).every(([key, value]) => holds(value, (got as Record<string, unknown>)[key]));
}

/** Of a Secret only metadata comes back. */
function comparable(object: Manifest): unknown {
  return object.kind === 'Secret' ? { metadata: object.metadata } : object;
}
