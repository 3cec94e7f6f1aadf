import { refOf, type Manifest } from '../manifest.ts';
import type { Message } from '../message.ts';
import type { Question } from '../question.ts';
import type { Evidence, Note, Remedy, State, Status } from '../status.ts';
import { helmReleaseOf } from './madeByHelm.ts';
import type { Sight } from './observed.ts';

/** How long something that usually passes in seconds is called `installing` before it is called wrong. */
const settleTime = 10_000;

interface Extras {
  readonly notes?: readonly Note[];
  readonly remedies?: readonly Remedy[];
  readonly recheckAt?: number;
  readonly asks?: readonly Question[];
}

/** A status in any state but `ready`, which only {@link ready} makes because it demands evidence. */
export function verdict(
  state: Exclude<State, 'ready'>,
  code: string,
  reason: Message,
  evidence: readonly Evidence[] = [],
  extras: Extras = {},
): Status {
  return { state, code, reason, evidence, notes: [], remedies: [], ...extras };
}

/** A ready status: at least one observed field speaks for it. */
export function ready(
  code: string,
  reason: Message,
  evidence: readonly [Evidence, ...Evidence[]],
  notes: readonly Note[] = [],
): Status {
  return { state: 'ready', code, reason, evidence, notes, remedies: [] };
}

/** What could not be seen: the code and reason of the look. */
export function unseen(sight: Extract<Sight, { seen: false }>): Status {
  return verdict('unknown', sight.code, sight.reason);
}

/** When something that has stood since then no longer counts as passing. */
export function settlesAt(since: number): number {
  return since + settleTime;
}

/**
 * Something that is wrong now but often passes: `installing` until it has stood for {@link settleTime},
 * `degraded` afterwards.
 */
export function settling(
  at: number,
  since: number,
  code: string,
  reason: Message,
  evidence: readonly Evidence[],
  remedies: readonly Remedy[] = [],
): Status {
  const settledAt = settlesAt(since);
  return at >= settledAt
    ? verdict('degraded', code, reason, evidence, { remedies })
    : verdict('installing', code, reason, evidence, { recheckAt: settledAt, remedies });
}

/** One observed field. A missing value reads as "not set". */
export function evidence(
  object: Manifest,
  field: string,
  value: string | number | boolean | undefined,
): Evidence {
  const helmRelease = helmReleaseOf(object);
  return {
    ref: refOf(object),
    field,
    value: value === undefined ? 'not set' : String(value),
    ...(helmRelease !== undefined && { helmRelease }),
  };
}
