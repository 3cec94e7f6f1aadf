import type { Message } from '../../message.ts';
import type { OperatorSubscription, Subscriptions } from '../../release.ts';
import type { Target } from '../../target/target.ts';
import { clusterNotes } from '../notes.ts';
import { scriptNotes } from './scriptNotes.ts';

/** An operator of the release, and by which name the release knows it. */
export interface Operator {
  readonly operator: keyof Subscriptions;
  readonly subscription: OperatorSubscription;
}

/** First comments of the file of an operator; the first of these files speaks for all. */
export function operatorNotes(
  { operator }: Operator,
  target: Target,
  ...more: readonly Message[]
): readonly Message[] {
  return clusterNotes(target, ...more, ...(operator === 'serverless' ? scriptNotes(target) : []));
}

/** A namespace without an OperatorGroup of its own comes with the cluster. */
export function comesWithCluster({ operatorGroup }: OperatorSubscription): boolean {
  return operatorGroup === undefined;
}
