import { conditionOf, textAt } from '../field.ts';
import { message } from '../message.ts';
import type { Note } from '../status.ts';
import { objectsIn, type Observed, type Snapshot } from '../snapshot.ts';
import { awaitedApproval } from './installPlans.ts';
import { look, named, type Sight } from './observed.ts';
import { settlesAt } from './verdict.ts';

/** The ClusterServiceVersion that a Subscription names. Only one that is `missing` is known not to be there. */
export type NamedCsv =
  | { readonly kind: 'there'; readonly csv: Observed }
  | { readonly kind: 'unnamed' | 'missing' }
  | { readonly kind: 'unseen'; readonly sight: Extract<Sight, { seen: false }> };

/** The ClusterServiceVersion that a Subscription calls installed, or that it works on (`currentCSV`). */
export function csvOf(
  snapshot: Snapshot,
  subscription: Observed,
  field: 'installedCSV' | 'currentCSV' = 'installedCSV',
): NamedCsv {
  const name = textAt(subscription.object, 'status', field);
  if (name === undefined) return { kind: 'unnamed' };
  const { namespace } = subscription.object.metadata;
  const sight = look(snapshot, 'clusterServiceVersions', namespace);
  if (!sight.seen) return { kind: 'unseen', sight };
  const csv = named(sight.objects, name, namespace);
  return csv === undefined ? { kind: 'missing' } : { kind: 'there', csv };
}

/** Remarks about an installed operator. */
export function upgradeNotes(snapshot: Snapshot, subscription: Observed): readonly Note[] {
  return [...underWay(snapshot, subscription), ...unresolved(snapshot, subscription)];
}

function underWay(snapshot: Snapshot, subscription: Observed): readonly Note[] {
  const current = textAt(subscription.object, 'status', 'currentCSV');
  const installed = textAt(subscription.object, 'status', 'installedCSV');
  if (current === undefined || current === installed) return [];
  return awaitedApproval(snapshot, subscription) === undefined
    ? [{ code: 'upgrade-under-way', message: message('An upgrade to {0} is under way.', current) }]
    : [{ code: 'upgrade-waiting', message: message('An upgrade to {0} waits for approval.', current) }];
}

/**
 * Nothing new is installed while a Subscription cannot be resolved, whatever is installed already. Every upgrade brings
 * such a condition for moments, and some leave it behind when the version it complains of is gone (recordings: OLM,
 * section 2).
 */
function unresolved({ at, resources }: Snapshot, { object, since }: Observed): readonly Note[] {
  const condition = conditionOf(object, 'ResolutionFailed');
  if (condition?.status !== 'True' || at < settlesAt(since)) return [];
  const [, orphan] = /clusterserviceversion (\S+) exists and is not referenced/.exec(condition.message) ?? [];
  const versions = objectsIn(resources.clusterServiceVersions);
  if (orphan !== undefined && named(versions, orphan, object.metadata.namespace) === undefined) return [];
  const said = message(
    'OLM cannot resolve Subscription {0}, so no upgrade comes: {1}. Look at its channel and source, and at the other Subscriptions of namespace {2}.',
    object.metadata.name,
    condition.message,
    object.metadata.namespace ?? '',
  );
  return [{ code: 'resolution-failed', severity: 'warning', message: said }];
}
