import { conditionOf, textAt } from '../field.ts';
import { message } from '../message.ts';
import type { OperatorSubscription } from '../release.ts';
import type { Judge, Status } from '../status.ts';
import { objectsIn, type Observed, type Snapshot } from '../snapshot.ts';
import type { ClusterTarget } from '../target/target.ts';
import { asking } from './answers.ts';
import { isReplaced, unfinishedCsv } from './csvProgress.ts';
import { csvOf, upgradeNotes } from './installedCsv.ts';
import { look } from './observed.ts';
import { operatorGroupState } from './operatorGroups.ts';
import type { OperatorPackage } from './operatorPackage.ts';
import { unreadyParts } from './operatorParts.ts';
import { homesQuestions, onClusterWithoutOlm } from './operatorWithoutOlm.ts';
import { leftOverCsv, withoutSubscription } from './operatorWithoutSubscription.ts';
import { heldByRival, rivalNotes, rivalVersion } from './rivalVersions.ts';
import { chooseSubscription, installedState, severalNotes } from './subscriptionChoice.ts';
import { notInstalled } from './subscriptionProgress.ts';
import { evidence, ready, settlesAt, settling, unseen, verdict } from './verdict.ts';
import { operatorVersionNotes } from './versionNotes.ts';

/** An operator that only some targets want, or only some releases know. */
export function optionalOperator(
  spec: Omit<OperatorPackage, 'subscription'>,
  wantedBy: (target: ClusterTarget) => OperatorSubscription | undefined,
): Judge {
  return {
    ...partsOf(spec),
    evaluate(snapshot, target) {
      const wanted = wantedBy(target);
      if (wanted !== undefined) {
        return evaluateOperator({ ...spec, subscription: () => wanted }, snapshot, target);
      }
      const said = message('Not used: this target does not build and deploy its workflows in the cluster.');
      return verdict('notApplicable', 'not-used', said);
    },
  };
}

/** An operator that OLM installs: Subscription, OperatorGroup, ClusterServiceVersion, Deployments and CRDs. */
export function operatorPrerequisite(spec: OperatorPackage): Judge {
  return { ...partsOf(spec), evaluate: (snapshot, target) => evaluateOperator(spec, snapshot, target) };
}

function partsOf({ id }: Pick<OperatorPackage, 'id'>): Omit<Judge, 'evaluate'> {
  return {
    id,
    needs: () => ['cluster', 'catalog'],
    looksAt: [
      'subscriptions',
      'clusterServiceVersions',
      'installPlans',
      'clusterExtensions',
      'operatorGroups',
      'deployments',
      'customResourceDefinitions',
    ],
  };
}

function evaluateOperator(spec: OperatorPackage, snapshot: Snapshot, target: ClusterTarget): Status {
  const wanted = spec.subscription(target);
  const everywhere = look(snapshot, 'subscriptions');
  // Who may only read the operator's own namespace can still see that it is there, but never that it is not.
  const subscriptions = everywhere.seen ? everywhere : look(snapshot, 'subscriptions', wanted.namespace);
  if (!subscriptions.seen) {
    return subscriptions.code === 'not-served'
      ? asking(onClusterWithoutOlm(spec, snapshot, target), homesQuestions(spec, snapshot))
      : unseen(subscriptions);
  }
  const ofPackages = (names: readonly string[]) =>
    subscriptions.objects.filter(({ object }) => names.includes(textAt(object, 'spec', 'name') ?? ''));
  const older = ofPackages(spec.olderPackages(wanted.package));
  const { chosen, others } = chooseSubscription(
    snapshot,
    ofPackages([wanted.package, ...spec.newerPackages(wanted.package)]),
  );
  const [first] = older;
  const works = chosen === undefined ? 'none' : installedState(snapshot, chosen);
  if (first !== undefined && works !== 'succeeded' && works !== 'unseen') {
    return otherPackage(first, wanted.package);
  }
  if (chosen === undefined) {
    // A version that nobody subscribes to stands in the way of a new Subscription.
    const versions = look(snapshot, 'clusterServiceVersions', wanted.namespace);
    if (!versions.seen) return unseen(versions);
    if (!everywhere.seen) return unseen(everywhere);
    return asking(
      withoutSubscription(spec, snapshot, target, versions.objects),
      homesQuestions(spec, snapshot),
    );
  }
  const versions = objectsIn(snapshot.resources.clusterServiceVersions);
  const rival = rivalVersion(spec, versions, chosen, [...others, ...older]);
  if (rival !== undefined && textAt(chosen.object, 'status', 'installedCSV') === undefined) {
    return heldByRival(rival, chosen);
  }
  const status = judgeSubscription(spec, snapshot, target, chosen);
  const notes = [...severalNotes([...others, ...older]), ...rivalNotes(rival)];
  const remarked = { ...status, notes: [...status.notes, ...notes] };
  // So that the answer is at hand when the Subscription goes.
  return status.state === 'ready' ? remarked : asking(remarked, homesQuestions(spec, snapshot));
}

function otherPackage({ object }: Observed, wanted: string): Status {
  const packageName = textAt(object, 'spec', 'name') ?? '';
  return verdict(
    'degraded',
    'other-package',
    message(
      'Package {0} is subscribed, this release needs {1}; both own the same CRDs. Delete the Subscription and its ClusterServiceVersion, keep the platforms, then install {1}.',
      packageName,
      wanted,
    ),
    [evidence(object, 'spec.name', packageName)],
  );
}

function judgeSubscription(
  spec: OperatorPackage,
  snapshot: Snapshot,
  target: ClusterTarget,
  subscription: Observed,
): Status {
  const { name, deletionTimestamp } = subscription.object.metadata;
  if (deletionTimestamp !== undefined) {
    return verdict('removing', 'subscription-deleting', message('Subscription {0} is being deleted.', name), [
      evidence(subscription.object, 'metadata.deletionTimestamp', deletionTimestamp),
    ]);
  }
  return textAt(subscription.object, 'status', 'installedCSV') === undefined
    ? withSilentOperatorGroups(snapshot, subscription)
    : withInstalledCsv(spec, snapshot, target, subscription);
}

function withSilentOperatorGroups(snapshot: Snapshot, subscription: Observed): Status {
  const namespace = subscription.object.metadata.namespace ?? '';
  const groups = operatorGroupState(snapshot, namespace);
  if (groups.kind === 'unusable') return verdict('degraded', groups.code, groups.reason, groups.evidence);
  if (groups.kind === 'none') {
    return settling(
      snapshot.at,
      subscription.since,
      'operator-group-missing',
      message('Namespace {0} has no OperatorGroup; OLM waits in silence until there is one.', namespace),
      [evidence(subscription.object, 'status.state', textAt(subscription.object, 'status', 'state'))],
    );
  }
  return notInstalled(snapshot, subscription);
}

function withInstalledCsv(
  spec: OperatorPackage,
  snapshot: Snapshot,
  target: ClusterTarget,
  subscription: Observed,
): Status {
  const installed = textAt(subscription.object, 'status', 'installedCSV') ?? '';
  const seen = evidence(subscription.object, 'status.installedCSV', installed);
  const found = csvOf(snapshot, subscription);
  if (found.kind === 'unseen') return unseen(found.sight);
  if (found.kind !== 'there') {
    const gone = message(
      '{0} is called installed but is not there; OLM does not install it again. Delete the Subscription and create it anew.',
      installed,
    );
    return settling(snapshot.at, subscription.since, 'csv-missing', gone, [seen]);
  }
  const { csv } = found;
  if (csv.object.metadata.deletionTimestamp !== undefined) return leftOverCsv(csv);
  if (textAt(csv.object, 'status', 'phase') !== 'Succeeded') {
    return unfinishedCsv(snapshot, isReplaced(csv) ? successorOf(snapshot, subscription, csv) : csv);
  }
  const mismatch = spec.mismatch?.(target.release, installed);
  if (mismatch !== undefined) return verdict('degraded', 'other-release', mismatch, [seen]);
  const unready = unreadyParts(spec.definitions, snapshot, csv);
  if (unready !== undefined) return unready;
  const notes = [
    ...upgradeNotes(snapshot, subscription),
    ...operatorVersionNotes(target.release, spec.published, installed),
  ];
  const status = ready(
    'csv-succeeded',
    message('{0} is installed.', installed),
    [evidence(csv.object, 'status.phase', 'Succeeded'), seen],
    notes,
  );
  const isResolved = conditionOf(subscription.object, 'ResolutionFailed')?.status !== 'True';
  const settles = settlesAt(subscription.since);
  return isResolved || snapshot.at >= settles ? status : { ...status, recheckAt: settles };
}

/** Where a version makes way for another one that is not there yet, or has come already, it is judged itself. */
function successorOf(snapshot: Snapshot, subscription: Observed, csv: Observed): Observed {
  const next = csvOf(snapshot, subscription, 'currentCSV');
  if (next.kind !== 'there') return csv;
  return textAt(next.csv.object, 'status', 'phase') === 'Succeeded' ? csv : next.csv;
}
