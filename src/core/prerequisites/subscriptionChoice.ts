import { textAt } from '../field.ts';
import { message } from '../message.ts';
import type { Note } from '../status.ts';
import type { Observed, Snapshot } from '../snapshot.ts';
import { installedCsv } from './installedCsv.ts';

/** Of several Subscriptions that do the same job the one to judge, and the rest. */
export interface Choice {
  readonly chosen: Observed | undefined;
  readonly others: readonly Observed[];
}

/** The one whose CSV has succeeded, else one that names an installed CSV, else the first; one that goes comes last. */
export function chooseSubscription(snapshot: Snapshot, candidates: readonly Observed[]): Choice {
  const [chosen, ...others] = candidates.toSorted((a, b) => rank(snapshot, a) - rank(snapshot, b));
  return { chosen, others };
}

/** Whether what a Subscription has installed works. */
export function hasSucceeded(snapshot: Snapshot, subscription: Observed): boolean {
  const csv = installedCsv(snapshot, subscription);
  return (
    csv !== undefined &&
    csv.object.metadata.deletionTimestamp === undefined &&
    textAt(csv.object, 'status', 'phase') === 'Succeeded'
  );
}

function rank(snapshot: Snapshot, subscription: Observed): number {
  const { object } = subscription;
  if (object.metadata.deletionTimestamp !== undefined) return 3;
  if (hasSucceeded(snapshot, subscription)) return 0;
  return textAt(object, 'status', 'installedCSV') === undefined ? 2 : 1;
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
