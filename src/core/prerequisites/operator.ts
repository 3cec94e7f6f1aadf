import { textAt } from '../field.ts';
import { message, type Message } from '../message.ts';
import type { Compatibility, OperatorSubscription, Release } from '../release.ts';
import type { Prerequisite, PrerequisiteId, Remedy, Status } from '../status.ts';
import type { Observed, Snapshot } from '../snapshot.ts';
import type { ClusterTarget } from '../target/target.ts';
import { look } from './observed.ts';
import { operatorGroupState } from './operatorGroups.ts';
import { olderThanPublished, unreadyParts } from './operatorParts.ts';
import { unfinishedCsv } from './csvProgress.ts';
import { installedCsv, upgradeNotes } from './installedCsv.ts';
import { notInstalled } from './subscriptionProgress.ts';
import { evidence, ready, settling, unseen, verdict } from './verdict.ts';

interface OperatorPrerequisite {
  readonly id: PrerequisiteId;
  readonly title: Message;
  /** What its ClusterServiceVersions are called before `.v1.2.3`. */
  readonly csvPrefixes: readonly string[];
  /** CustomResourceDefinitions that must be Established. */
  readonly definitions: readonly string[];
  /** Older packages that own the same CustomResourceDefinitions and must go first. */
  olderPackages(wanted: string): readonly string[];
  /** Newer packages that do the same job as well. */
  newerPackages(wanted: string): readonly string[];
  /** Why an installed version is not the target's, where that can be told. */
  readonly mismatch?: (release: Release, installed: string) => Message | undefined;
  subscription(target: ClusterTarget): OperatorSubscription;
  /** The line the release was published with, where one is. */
  readonly published?: (compatibility: Compatibility) => string;
}

/** An operator that OLM installs: Subscription, OperatorGroup, ClusterServiceVersion, Deployments and CRDs. */
export function operatorPrerequisite(spec: OperatorPrerequisite): Prerequisite {
  return {
    id: spec.id,
    title: spec.title,
    needs: () => ['cluster'],
    looksAt: [
      'subscriptions',
      'clusterServiceVersions',
      'installPlans',
      'operatorGroups',
      'deployments',
      'customResourceDefinitions',
    ],
    evaluate: (snapshot, target) => evaluateOperator(spec, snapshot, target),
  };
}

function evaluateOperator(spec: OperatorPrerequisite, snapshot: Snapshot, target: ClusterTarget): Status {
  const wanted = spec.subscription(target);
  const everywhere = look(snapshot, 'subscriptions');
  // Who may only read the operator's own namespace can still see that it is there, but never that it is not.
  const subscriptions = everywhere.seen ? everywhere : look(snapshot, 'subscriptions', wanted.namespace);
  if (!subscriptions.seen) return unseen(subscriptions);
  const versions = look(snapshot, 'clusterServiceVersions', wanted.namespace);
  if (!versions.seen) return unseen(versions);
  const other = subscriptions.objects.find(({ object }) =>
    spec.olderPackages(wanted.package).includes(textAt(object, 'spec', 'name') ?? ''),
  );
  if (other !== undefined) return otherPackage(other, wanted.package);
  const subscription = subscriptions.objects.find(({ object }) =>
    [wanted.package, ...spec.newerPackages(wanted.package)].includes(textAt(object, 'spec', 'name') ?? ''),
  );
  if (subscription === undefined && !everywhere.seen) return unseen(everywhere);
  if (subscription === undefined) return withoutSubscription(spec, snapshot, wanted, versions.objects);
  if (subscription.object.metadata.deletionTimestamp !== undefined) {
    const said = message('Subscription {0} is being deleted.', subscription.object.metadata.name);
    return verdict('removing', 'subscription-deleting', said, [
      evidence(
        subscription.object,
        'metadata.deletionTimestamp',
        subscription.object.metadata.deletionTimestamp,
      ),
    ]);
  }
  return textAt(subscription.object, 'status', 'installedCSV') === undefined
    ? withSilentOperatorGroups(snapshot, subscription)
    : withInstalledCsv(spec, snapshot, target, subscription);
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

function withoutSubscription(
  spec: OperatorPrerequisite,
  snapshot: Snapshot,
  wanted: OperatorSubscription,
  versions: readonly Observed[],
): Status {
  const left = versions.find(({ object }) =>
    spec.csvPrefixes.some((prefix) => object.metadata.name.startsWith(`${prefix}.v`)),
  );
  if (left !== undefined) return leftOverCsv(left);
  const groups = operatorGroupState(snapshot, wanted.namespace);
  if (groups.kind === 'unusable') return verdict('absent', groups.code, groups.reason, groups.evidence);
  const absent = message('No Subscription of package {0} in the cluster.', wanted.package);
  const install: Remedy = { kind: 'apply', title: message('Install {0}', wanted.package) };
  return verdict('absent', 'no-subscription', absent, [], { remedies: [install] });
}

/** OLM never resolves a new Subscription while such a CSV exists, so installing is not offered. */
function leftOverCsv({ object }: Observed): Status {
  if (object.metadata.deletionTimestamp !== undefined) {
    const said = message('{0} is being deleted.', object.metadata.name);
    return verdict('removing', 'csv-deleting', said, [
      evidence(object, 'metadata.deletionTimestamp', object.metadata.deletionTimestamp),
    ]);
  }
  return verdict(
    'degraded',
    'csv-without-subscription',
    message(
      '{0} is there without a Subscription: OLM would never resolve a new one. Delete this ClusterServiceVersion first; CRDs and their objects stay.',
      object.metadata.name,
    ),
    [evidence(object, 'status.phase', textAt(object, 'status', 'phase'))],
  );
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
  spec: OperatorPrerequisite,
  snapshot: Snapshot,
  target: ClusterTarget,
  subscription: Observed,
): Status {
  const installed = textAt(subscription.object, 'status', 'installedCSV') ?? '';
  const seen = evidence(subscription.object, 'status.installedCSV', installed);
  const csv = installedCsv(snapshot, subscription);
  if (csv === undefined) {
    const gone = message(
      '{0} is called installed but is not there; OLM does not install it again. Delete the Subscription and create it anew.',
      installed,
    );
    return settling(snapshot.at, subscription.since, 'csv-missing', gone, [seen]);
  }
  if (csv.object.metadata.deletionTimestamp !== undefined) return leftOverCsv(csv);
  if (textAt(csv.object, 'status', 'phase') !== 'Succeeded') return unfinishedCsv(snapshot, csv);
  const mismatch = spec.mismatch?.(target.release, installed);
  if (mismatch !== undefined) return verdict('degraded', 'other-release', mismatch, [seen]);
  const unready = unreadyParts(spec.definitions, snapshot, csv);
  if (unready !== undefined) return unready;
  const notes = [
    ...upgradeNotes(snapshot, subscription),
    ...olderThanPublished(target.release, spec.published, installed),
  ];
  return ready(
    'csv-succeeded',
    message('{0} is installed.', installed),
    [evidence(csv.object, 'status.phase', 'Succeeded'), seen],
    notes,
  );
}
