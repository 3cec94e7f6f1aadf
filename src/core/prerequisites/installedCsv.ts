import { textAt } from '../field.ts';
import { message } from '../message.ts';
import type { Note } from '../status.ts';
import type { Observed, Snapshot } from '../snapshot.ts';
import { awaitedApproval } from './installPlans.ts';
import { look, named } from './observed.ts';

/** The CSV a Subscription calls installed, or `undefined` while it is not (or no longer) there. */
export function installedCsv(snapshot: Snapshot, subscription: Observed): Observed | undefined {
  const name = textAt(subscription.object, 'status', 'installedCSV');
  if (name === undefined) return undefined;
  const { namespace } = subscription.object.metadata;
  const sight = look(snapshot, 'clusterServiceVersions', namespace);
  return sight.seen ? named(sight.objects, name, namespace) : undefined;
}

/** Remarks about an installed operator. */
export function upgradeNotes(snapshot: Snapshot, subscription: Observed): readonly Note[] {
  const current = textAt(subscription.object, 'status', 'currentCSV');
  const installed = textAt(subscription.object, 'status', 'installedCSV');
  if (current === undefined || current === installed) return [];
  return awaitedApproval(snapshot, subscription) === undefined
    ? [{ code: 'upgrade-under-way', message: message('An upgrade to {0} is under way.', current) }]
    : [{ code: 'upgrade-waiting', message: message('An upgrade to {0} waits for approval.', current) }];
}
