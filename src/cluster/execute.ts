import type { ObjectRef } from '../core/manifest.ts';
import type { Message } from '../core/message.ts';
import type { Change, Plan, Step } from '../core/plan.ts';
import type { PrerequisiteId } from '../core/status.ts';
import { dryRun, perform, subjectOf, type Writer } from './change.ts';
import { systemClock, type Clock } from './clock.ts';
import type { Failure } from './failure.ts';
import { waitAtMost } from './waitAtMost.ts';
import { comesOutAsSent, showsTheSame, type Judged, type Shown } from './shown.ts';

export interface Execution extends Writer {
  /**
   * Shows what will be done and asks. Called once for the whole plan, and again for a single object that
   * turned out otherwise than shown.
   */
  readonly confirm: (shown: readonly Shown[]) => Promise<boolean>;
  /** Resolves when the prerequisites are ready, or when they will not become so by themselves. */
  readonly waitFor: (ids: readonly PrerequisiteId[], signal: AbortSignal) => Promise<Waited>;
  readonly onProgress?: (progress: Progress) => void;
  readonly clock?: Clock;
}

export type Waited = { readonly kind: 'ready' } | { readonly kind: 'notReady'; readonly reason: Message };

export type Progress =
  | { readonly kind: 'checking'; readonly ref: ObjectRef }
  | { readonly kind: 'changing'; readonly step: Step; readonly ref: ObjectRef }
  | { readonly kind: 'waiting'; readonly step: Step };

/** How a plan ended. Where something is left, the cluster holds what is done and the plan can be made anew. */
export type Outcome = Ending & {
  readonly done: readonly ObjectRef[];
  readonly left: readonly ObjectRef[];
};

type Ending =
  | { readonly kind: 'done' }
  /** The person said no. */
  | { readonly kind: 'declined' }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'failed'; readonly at: ObjectRef; readonly failure: Failure }
  /** Everything of the step is written, and what it was to bring about does not come. */
  | { readonly kind: 'notReady'; readonly step: Step; readonly reason: Message };

/** A step and what its changes will do, in order. */
export interface TriedStep {
  readonly step: Step;
  readonly shown: readonly Shown[];
}

/** Tries every change of a plan, in order, without storing anything. The first one refused ends it. */
export async function dryRunPlan(
  writer: Writer & Pick<Execution, 'onProgress'>,
  plan: Plan,
): Promise<
  | { readonly kind: 'tried'; readonly steps: readonly TriedStep[] }
  | { readonly kind: 'failed'; readonly at: ObjectRef; readonly failure: Failure }
> {
  const steps: TriedStep[] = [];
  for (const step of plan.steps) {
    const shown: Shown[] = [];
    for (const change of step.changes) {
      const at = subjectOf(change);
      writer.onProgress?.({ kind: 'checking', ref: at });
      const tried = await dryRun(writer, change);
      if (tried.kind !== 'judged' && tried.kind !== 'unjudged') return { kind: 'failed', at, failure: tried };
      shown.push(tried);
    }
    steps.push({ step, shown });
  }
  return { kind: 'tried', steps };
}

/**
 * Tries a plan, shows it, and once confirmed does it: step by step, each waiting for what it is to bring
 * about. Nothing is written before the confirmation, and nothing that was not shown.
 */
export async function executePlan(plan: Plan, execution: Execution): Promise<Outcome> {
  const { signal } = execution;
  const all = plan.steps.flatMap(({ changes }) => changes.map(subjectOf));
  let count = 0;
  const end = (ending: Ending): Outcome => {
    const how = signal.aborted && ending.kind !== 'done' ? ({ kind: 'cancelled' } as const) : ending;
    return { ...how, done: all.slice(0, count), left: all.slice(count) };
  };

  const tried = await dryRunPlan(execution, plan);
  if (tried.kind === 'failed') return end(tried);
  const confirmed = !signal.aborted && (await execution.confirm(tried.steps.flatMap(({ shown }) => shown)));
  if (!confirmed) return end({ kind: 'declined' });

  for (const { step, shown } of tried.steps) {
    for (const one of shown) {
      if (signal.aborted) return end({ kind: 'cancelled' });
      const ref = subjectOf(one.change);
      execution.onProgress?.({ kind: 'changing', step, ref });
      const ended = await carryOut(execution, one);
      if (ended.kind === 'declined') return end(ended);
      if (ended.kind !== 'done') return end({ kind: 'failed', at: ref, failure: ended });
      count += 1;
    }
    if (step.awaits.length === 0) continue;
    execution.onProgress?.({ kind: 'waiting', step });
    const waited = await waitAtMost(() => execution.waitFor(step.awaits, signal), { signal });
    if (waited === 'givenUp') return end({ kind: 'cancelled' });
    if (waited.kind === 'notReady') return end({ kind: 'notReady', step, reason: waited.reason });
  }
  return end({ kind: 'done' });
}

/** Times a write is tried anew on an object that others keep changing. */
const attempts = 5;

async function carryOut(
  execution: Execution,
  first: Shown,
): Promise<{ readonly kind: 'done' } | { readonly kind: 'declined' } | Failure> {
  let shown = first;
  for (let attempt = 1; ; attempt += 1) {
    if (shown.kind === 'unjudged' || attempt > 1) {
      const again = await judged(execution, shown.change);
      if (again.kind !== 'judged') return again;
      if (!isConfirmedBy(shown, again) && !(await execution.confirm([again]))) return { kind: 'declined' };
      shown = again;
    }
    const ended = await perform(execution, shown);
    if (ended.kind !== 'changedMeanwhile' || attempt === attempts) return ended;
  }
}

/** Whether saying yes to what was shown covers what would be done now. */
function isConfirmedBy(shown: Shown, now: Judged): boolean {
  return shown.kind === 'judged' ? showsTheSame(shown, now) : comesOutAsSent(now);
}

/** Milliseconds between looks for a kind or namespace that an earlier step has brought, and how many. */
const settling = { pause: 500, times: 20 };

/** A kind may be served a moment later than its CRD says so. */
async function judged(execution: Execution, change: Change): Promise<Judged | Failure> {
  const { clock = systemClock, signal } = execution;
  for (let time = 1; ; time += 1) {
    const tried = await dryRun(execution, change);
    if (tried.kind !== 'unjudged') return tried;
    if (time === settling.times || signal.aborted) return { kind: tried.why, reason: tried.reason };
    await clock.sleep(settling.pause, signal);
  }
}
