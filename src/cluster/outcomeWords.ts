import type { Outcome } from './execute.ts';
import { describeRef, type ObjectRef } from '../core/manifest.ts';
import { message, plain, type Message } from '../core/message.ts';
import type { Plan } from '../core/plan.ts';

/** What is told after a plan has run; `undefined` where the person knows already. */
export interface Told {
  readonly severity: 'info' | 'warning' | 'error';
  readonly said: Message;
}

/** The words for the end of a plan: what happened, to what, and what is left. */
export function outcomeWords(plan: Plan, outcome: Outcome, context: string): Told | undefined {
  const { done, left } = outcome;
  switch (outcome.kind) {
    case 'done':
      return { severity: 'info', said: message('{0}: done in {1}.', plain(plan.title), context) };
    case 'declined':
    case 'cancelled':
      if (done.length === 0) return undefined;
      return {
        severity: 'warning',
        said: message('Stopped in {0}. Done: {1}. Not done: {2}.', context, names(done), names(left)),
      };
    case 'failed': {
      const why = plain(outcome.failure.reason);
      const said =
        done.length === 0
          ? message('Nothing was changed in {0}. {1}: {2}', context, describeRef(outcome.at), why)
          : message(
              'Stopped in {0} at {1}: {2} Done: {3}. Not done: {4}.',
              context,
              describeRef(outcome.at),
              why,
              names(done),
              names(left),
            );
      return { severity: 'error', said };
    }
    case 'notReady':
      return {
        severity: 'warning',
        said: message(
          '{0} was applied in {1}, but: {2}',
          plain(outcome.step.title),
          context,
          plain(outcome.reason),
        ),
      };
  }
}

function names(refs: readonly ObjectRef[]): string {
  return refs.length === 0 ? '–' : refs.map(describeRef).join(', ');
}
