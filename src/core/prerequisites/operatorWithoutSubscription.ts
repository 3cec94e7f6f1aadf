import { message } from '../message.ts';
import type { Remedy, Status } from '../status.ts';
import type { Observed, Snapshot } from '../snapshot.ts';
import type { ClusterTarget } from '../target/target.ts';
import { asking } from './answers.ts';
import { operatorGroupState } from './operatorGroups.ts';
import { extensionStatus } from './operatorExtension.ts';
import type { OperatorPackage } from './operatorPackage.ts';
import { installedWithoutOlm, withoutExtension } from './operatorWithoutOlm.ts';
import { unoffered } from './packageOffer.ts';
import { evidence, verdict } from './verdict.ts';

/** Judges an operator that has no Subscription, on a cluster with OLM v0. `versions`: the CSVs that can be seen. */
export function withoutSubscription(
  spec: OperatorPackage,
  snapshot: Snapshot,
  target: ClusterTarget,
  versions: readonly Observed[],
): Status {
  const left = versions.find(({ object }) =>
    spec.csvPrefixes.some((prefix) => object.metadata.name.startsWith(`${prefix}.v`)),
  );
  if (left !== undefined) return leftOverCsv(left);
  const wanted = spec.subscription(target);
  const bare = extensionStatus(spec, snapshot, target) ?? installedWithoutOlm(spec, snapshot);
  if (bare !== undefined) return bare;
  if (target.olm === 'v1') return withoutExtension(spec, snapshot);
  const groups = operatorGroupState(snapshot, wanted.namespace);
  if (groups.kind === 'unusable') return verdict('absent', groups.code, groups.reason, groups.evidence);
  const { questions, lacking } = unoffered(snapshot, wanted, target);
  if (lacking !== undefined) return asking(verdict('absent', lacking.code, lacking.reason), questions);
  const absent = message('No Subscription of package {0} in the cluster.', wanted.package);
  const install: Remedy = { kind: 'apply', title: message('Install {0}', wanted.package) };
  return asking(verdict('absent', 'no-subscription', absent, [], { remedies: [install] }), questions);
}

/** OLM never resolves a new Subscription while such a CSV exists, so installing is not offered. */
export function leftOverCsv({ object }: Observed): Status {
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
    [evidence(object, 'metadata.name', object.metadata.name)],
  );
}
