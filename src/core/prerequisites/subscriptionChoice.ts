import { textAt } from '../field.ts';
import { message } from '../message.ts';
import type { Note } from '../status.ts';
import type { Observed, Snapshot } from '../snapshot.ts';
import { csvOf } from './installedCsv.ts';

/** Of several Subscriptions that do the same job the one to judge, and the rest. */
export interface Choice {
  readonly chosen: Observed | undefined;
  readonly others: readonly Observed[];
}

/**
 * The one whose CSV has succeeded, else one whose CSV may have, else one that names an installed CSV, else the first;
 * one that goes comes last.
 */
export function chooseSubscription(snapshot: Snapshot, candidates: readonly Observed[]): Choice {
  const [chosen, ...others] = candidates.toSorted((a, b) => rank(snapshot, a) - rank(snapshot, b));
  return { chosen, others };
}

/** Whether what a Subscription has installed works; `unseen` where its CSV may not be read. */
export function installedState(
  snapshot: Snapshot,
  subscription: Observed,
): 'succeeded' | 'unseen' | 'unfinished' | 'none' {
  const found = csvOf(snapshot, subscription);
  switch (found.kind) {
    case 'unseen':
      return 'unseen';
    case 'unnamed':
      return 'none';
    case 'missing':
      return 'unfinished';
    case 'there': {
      const { metadata } = found.csv.object;
      const isWhole = metadata.deletionTimestamp === undefined;
      return isWhole && textAt(found.csv.object, 'status', 'phase') === 'Succeeded'
        ? 'succeeded'
        : 'unfinished';
    }
  }
}

const ranks = { succeeded: 0, unseen: 1, unfinished: 2, none: 3 } as const;

function rank(snapshot: Snapshot, subscription: Observed): number {
  const isLeaving = subscription.object.metadata.deletionTimestamp !== undefined;
  return isLeaving ? ranks.none + 1 : ranks[installedState(snapshot, subscription)];
}

/**
 * What to know of the Subscriptions that were not judged: OLM resolves none of two in one namespace, and fails the
 * second one in another with InterOperatorGroupOwnerConflict (recordings: OLM, section 7).
 */
export function severalNotes(others: readonly Observed[]): readonly Note[] {
  if (others.length === 0) return [];
  const names = others.map(
    ({ object }) =>
      `${object.metadata.namespace ?? ''}/${object.metadata.name} (${textAt(object, 'spec', 'name') ?? ''})`,
  );
  const said = message(
    'Also subscribed: {0}. OLM installs only one owner of the same CRDs and holds up its upgrades meanwhile. Delete the other Subscription, and its ClusterServiceVersion if it has one of its own.',
    names.join(', '),
  );
  return [{ code: 'several-subscriptions', message: said }];
}
