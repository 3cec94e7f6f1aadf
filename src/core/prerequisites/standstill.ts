import type { Message } from '../message.ts';
import type { Evidence, Note, Remedy, Status } from '../status.ts';
import { verdict } from './verdict.ts';

const minute = 60_000;

/**
 * How long (milliseconds) an object may stand still before what it waits for counts as stuck. Every change of the
 * object begins the count anew, so these are times without any progress, not times a start may take.
 */
export const standstill = {
  /** A controller looks at a new object within a second; a restart with an election of its leader takes up to two minutes. */
  firstLook: 2 * minute,
  /** OLM resolves within a second once the catalog serves; the rest is for a catalog that has just been added. */
  resolving: 2 * minute,
  /** OLM carries an approved InstallPlan out in three seconds. */
  installPlan: 2 * minute,
  /** A bundle is a small image; OLM itself gives up after ten minutes only, and says so. */
  unpacking: 3 * minute,
  /** OLM names a failed pull at once; one that passes is over with the next tries of the kubelet. */
  bundlePull: 1 * minute,
  /** What a Pending CSV requires comes with the same InstallPlan. */
  csvPending: 2 * minute,
  /** OLM itself calls an install that takes five minutes failed and begins anew, so after that nobody works on it. */
  csvInstalling: 6 * minute,
  /** Knative reports every Deployment that becomes available. */
  knative: 5 * minute,
  /** The Logic operator accepts a platform within a second. */
  platformCreating: 2 * minute,
  /** On plain Kubernetes a Pod pulls a large image first. */
  platformWarming: 5 * minute,
  /** A build of a workflow pulls, compiles and pushes; each step of it shows in its status. */
  workflowBuild: 15 * minute,
  /** The Logic operator looks at a running workflow once a minute, and tells it of the data-index then. */
  workflowRegisters: 3 * minute,
  /** A Pod that served and comes back needs no more than this to be ready: RHDH installs its plugins at every start. */
  restart: 5 * minute,
  /** The RHDH operator repeats what the rollout says, and that has its own deadline of ten minutes. */
  deploying: 11 * minute,
  /** What a controller is left to call a rollout failed after its own deadline. */
  afterDeadline: 1 * minute,
} as const;

/** When the snapshot was taken, and since when nothing has changed; milliseconds since the epoch. */
export interface Times {
  readonly at: number;
  readonly since: number;
}

/** What a wait is called, and in which words. */
interface Wording {
  readonly code: string;
  readonly reason: Message;
}

/** Something that is under way. */
export interface Stage {
  /** One of {@link standstill}. */
  readonly limit: number;
  readonly evidence: readonly Evidence[];
  readonly moving: Wording;
  /** Its words name the next step. While it still moves nothing is offered. */
  readonly stuck: Wording & { readonly remedies?: readonly Remedy[] };
}

/** `installing` until nothing has moved for the limit, then `degraded` with a code and words of its own. */
export function whileMoving(
  { at, since }: Times,
  { limit, evidence, moving, stuck }: Stage,
  notes: readonly Note[] = [],
): Status {
  const stuckAt = since + limit;
  const { remedies = [] } = stuck;
  return at >= stuckAt
    ? verdict('degraded', stuck.code, stuck.reason, evidence, { notes, remedies })
    : verdict('installing', moving.code, moving.reason, evidence, { notes, recheckAt: stuckAt });
}

/** A limit in whole minutes, for words. */
export function minutesOf(limit: number): number {
  return Math.round(limit / minute);
}
