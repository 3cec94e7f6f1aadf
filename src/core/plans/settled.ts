import type { Statuses } from '../prerequisites/index.ts';
import type { PrerequisiteId } from '../status.ts';

/** `stuck`: waiting longer will not help; a person has to look. */
export type Progress = 'ready' | 'stuck' | 'waiting';

/** How long after a change an old complaint may still stand because its operator has not looked again. */
export const patience = 20_000;

/**
 * How far the awaited prerequisites are, `elapsed` milliseconds after the change was made.
 * Approval is a person's; a complaint counts only when it has outlived {@link patience}.
 */
export function progressOf(ids: readonly PrerequisiteId[], statuses: Statuses, elapsed: number): Progress {
  const states = ids.map((id) => statuses.get(id)?.state ?? 'unknown');
  if (states.every((state) => state === 'ready' || state === 'notApplicable')) return 'ready';
  if (states.includes('pendingApproval')) return 'stuck';
  return states.includes('degraded') && elapsed >= patience ? 'stuck' : 'waiting';
}
