import { message, type Message } from '../../message.ts';
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
  { operator, subscription }: Operator,
  target: Target,
  ...more: readonly Message[]
): readonly Message[] {
  const disputed = operator === 'serverlessLogic' ? disputedVersion(subscription, target) : [];
  return clusterNotes(
    target,
    ...more,
    ...disputed,
    ...(operator === 'serverless' ? scriptNotes(target) : []),
  );
}

/** Upstream's files and its published table may not agree: what is written follows the files, and says so. */
function disputedVersion(
  { startingCSV = '' }: OperatorSubscription,
  { release }: Target,
): readonly Message[] {
  const published = release.compatibility.serverlessLogic;
  if (startingCSV.includes(`.v${published}.`)) return [];
  return [
    message(
      'Upstream begins with {0}, while its published compatibility table has Serverless Logic {1} for RHDH {2}: this file follows the first.',
      startingCSV,
      published,
      release.line,
    ),
  ];
}

/** A namespace without an OperatorGroup of its own comes with the cluster. */
export function comesWithCluster({ operatorGroup }: OperatorSubscription): boolean {
  return operatorGroup === undefined;
}
