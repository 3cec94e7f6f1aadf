import type { State } from './status.ts';

/** Words for a state, as people read them; state is never told by colour alone. */
export const stateWords = {
  ready: 'ready',
  installing: 'installing',
  pendingApproval: 'waits for approval',
  degraded: 'degraded',
  absent: 'absent',
  blocked: 'blocked',
  removing: 'being removed',
  unknown: 'unknown',
  notApplicable: 'not used',
} as const satisfies Record<State, string>;

const calm: readonly State[] = ['ready', 'blocked', 'notApplicable', 'installing', 'unknown'];

/** Whether somebody has to do something about it: it is neither ready nor merely waiting its turn. */
export function needsAttention({ state }: { readonly state: State }): boolean {
  return !calm.includes(state);
}
