import { setTimeout as sleep } from 'node:timers/promises';
import type { Manifest } from '../../src/core/manifest.ts';
import type { Kind } from './kinds.ts';
import type { Kube } from './kube.ts';
import { createQueue, type Queue, type Reconcile } from './queue.ts';
import { watch, type Handler } from './watch.ts';

/** Milliseconds. */
export interface Delays {
  /** Before each step of an operator that one can see. */
  readonly step: number;
  /** Until the pods of a Deployment are ready. */
  readonly workload: number;
}

/** What one operator has while it runs; all of it ends with `signal`. */
export interface Stage {
  readonly kube: Kube;
  readonly signal: AbortSignal;
  readonly delays: Delays;
  /** Receives one line per thing that went wrong. */
  readonly log: (line: string) => void;
  watch<T extends Manifest>(kind: Kind<T>, handle: Handler<T>): void;
  queue(reconcile: Reconcile): Queue;
  /** Lets the time of one step pass. */
  step(): Promise<void>;
}

/** A stage that ends with `signal`. */
export function createStage(
  { kube, delays, log }: Pick<Stage, 'kube' | 'delays' | 'log'>,
  signal: AbortSignal,
): Stage {
  const onError = (key: string, error: unknown) => log(`${key}: ${String(error)}`);
  return {
    kube,
    signal,
    delays,
    log,
    watch: (kind, handle) => void watch(kube, kind, handle, signal),
    queue: (reconcile) => createQueue(reconcile, { signal, onError }),
    step: () => sleep(delays.step, undefined, { signal }),
  };
}
