import type { Note, Status } from '../status.ts';
import { whileMoving, type Times } from './standstill.ts';
import { settling, verdict } from './verdict.ts';
import type { NotServing } from './workload.ts';

/** The codes of a workload that does not serve. */
interface Codes {
  readonly starting: string;
  /** When it will not come by itself. */
  readonly stuck: string;
}

/** The status of a workload that does not serve. */
export function notServing(
  times: Times,
  { phase, evidence, reason, limit, stuck }: NotServing,
  codes: Codes,
  notes: readonly Note[] = [],
): Status {
  switch (phase) {
    case 'leaving':
      return verdict('removing', 'deleting', reason, [evidence], { notes });
    case 'stopped':
      return settling(times.at, times.since, 'scaled-to-zero', reason, [evidence]);
    case 'abandoned':
      return verdict('degraded', codes.stuck, stuck, [evidence], { notes });
    case 'starting':
      return whileMoving(
        times,
        {
          limit,
          evidence: [evidence],
          moving: { code: codes.starting, reason },
          stuck: { code: codes.stuck, reason: stuck },
        },
        notes,
      );
  }
}
