import { conditionOf, flagAt, textAt } from '../field.ts';
import { message } from '../message.ts';
import type { Note, Status } from '../status.ts';
import type { Observed, Snapshot } from '../snapshot.ts';
import { look, named, objectsOf } from './observed.ts';
import { evidence, settling, verdict } from './verdict.ts';

/** The InstallPlan a Subscription refers to, if it waits for a person's approval. */
function waitingPlan(snapshot: Snapshot, subscription: Observed): Observed | undefined {
  const name = textAt(subscription.object, 'status', 'installPlanRef', 'name');
  if (name === undefined) return undefined;
  const plan = named(objectsOf(snapshot, 'installPlans'), name, subscription.object.metadata.namespace);
  return plan !== undefined && flagAt(plan.object, 'spec', 'approved') === false ? plan : undefined;
}

/**
 * A Subscription without `installedCSV`: why nothing is installed yet.
 * `ResolutionFailed` also appears for moments on healthy Subscriptions, so it counts only once it has settled.
 */
export function notInstalled(snapshot: Snapshot, subscription: Observed): Status {
  const { object, since } = subscription;
  const plan = waitingPlan(snapshot, subscription);
  if (plan !== undefined) {
    return verdict(
      'pendingApproval',
      'plan-approval',
      message('InstallPlan {0} waits for approval.', plan.object.metadata.name),
      [evidence(plan.object, 'spec.approved', false)],
    );
  }
  for (const type of ['ResolutionFailed', 'BundleUnpackFailed', 'InstallPlanFailed'] as const) {
    const condition = conditionOf(object, type);
    if (condition?.status !== 'True') continue;
    return settling(
      snapshot.at,
      since,
      failureCodes[type],
      message('OLM cannot install {0}: {1}', textAt(object, 'spec', 'name') ?? '', condition.message),
      [evidence(object, `status.conditions[${type}].message`, condition.message)],
    );
  }
  const unpacking = conditionOf(object, 'BundleUnpacking');
  if (unpacking?.status === 'True') {
    return verdict(
      'installing',
      'unpacking',
      message('OLM is unpacking the bundle. {0}', unpacking.message),
      [evidence(object, 'status.conditions[BundleUnpacking].status', 'True')],
    );
  }
  return verdict(
    'installing',
    'resolving',
    message('OLM is resolving Subscription {0}.', object.metadata.name),
    [evidence(object, 'status.state', textAt(object, 'status', 'state'))],
  );
}

const failureCodes = {
  ResolutionFailed: 'resolution-failed',
  BundleUnpackFailed: 'bundle-unpack-failed',
  InstallPlanFailed: 'install-plan-failed',
} as const;

/** CSV reasons that do not pass by themselves (recordings: OLM, section 12). */
const lastingFailures = new Set([
  'TooManyOperatorGroups',
  'NoOperatorGroup',
  'UnsupportedOperatorGroup',
  'InterOperatorGroupOwnerConflict',
  'OwnerConflict',
]);

/** A CSV in a phase other than `Succeeded`. */
export function unfinishedCsv(snapshot: Snapshot, csv: Observed): Status {
  const { object, since } = csv;
  const phase = textAt(object, 'status', 'phase');
  const reason = textAt(object, 'status', 'reason') ?? '';
  const words = textAt(object, 'status', 'message') ?? '';
  const seen = [evidence(object, 'status.phase', phase), evidence(object, 'status.reason', reason)];
  if (phase !== 'Failed') {
    const said = message('{0} is being installed: {1}', object.metadata.name, words);
    return verdict('installing', 'csv-installing', said, seen);
  }
  const failed = message('{0} has failed ({1}): {2}', object.metadata.name, reason, words);
  return lastingFailures.has(reason)
    ? verdict('degraded', 'csv-failed', failed, seen)
    : settling(snapshot.at, since, 'csv-failed', failed, seen);
}

/** Remarks about an installed operator. */
export function upgradeNotes(snapshot: Snapshot, subscription: Observed): readonly Note[] {
  const current = textAt(subscription.object, 'status', 'currentCSV');
  const installed = textAt(subscription.object, 'status', 'installedCSV');
  if (current === undefined || current === installed) return [];
  return waitingPlan(snapshot, subscription) === undefined
    ? [{ code: 'upgrade-under-way', message: message('An upgrade to {0} is under way.', current) }]
    : [{ code: 'upgrade-waiting', message: message('An upgrade to {0} waits for approval.', current) }];
}

/** The CSV a Subscription calls installed, or `undefined` while it is not (or no longer) there. */
export function installedCsv(snapshot: Snapshot, subscription: Observed): Observed | undefined {
  const name = textAt(subscription.object, 'status', 'installedCSV');
  if (name === undefined) return undefined;
  const { namespace } = subscription.object.metadata;
  const sight = look(snapshot, 'clusterServiceVersions', namespace);
  return sight.seen ? named(sight.objects, name, namespace) : undefined;
}
