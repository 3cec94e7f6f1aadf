import type { Artifact } from '../../artifact.ts';
import type { Manifest } from '../../manifest.ts';
import type { OperatorSubscription } from '../../release.ts';
import type { Target } from '../../target/target.ts';
import { namespaceObject } from '../namespaceObject.ts';
import { approvalNotes } from './approvalNotes.ts';
import { comesWithCluster, operatorNotes, type Operator } from './operator.ts';

/** An operator as OLM v0 installs it. */
export function subscriptionFile(path: string, operator: Operator, target: Target): Artifact {
  const subscription = pinnedWhereThatHolds(operator, target);
  const { namespace } = subscription;
  return {
    path,
    kind: 'manifest',
    notes: operatorNotes(operator, target, ...approvalNotes(subscription, target)),
    objects: [
      ...(comesWithCluster(subscription) ? [] : [namespaceObject(namespace)]),
      ...operatorGroupObjects(subscription),
      subscriptionObject(subscription, target),
    ],
  };
}

/**
 * Only Manual approval holds a version; with Automatic a pin buys nothing, and a catalog that lacks that very patch
 * refuses the Subscription. Serverless Logic keeps its pin, which upstream writes.
 */
function pinnedWhereThatHolds(
  { operator, subscription }: Operator,
  { approval }: Target,
): OperatorSubscription {
  if (approval === 'Manual' || operator !== 'rhdh') return subscription;
  const { startingCSV: _, ...floating } = subscription;
  return floating;
}

/** A spec without namespaces means all of them, the only mode these operators support. */
function operatorGroupObjects({
  operatorGroup,
  upgradeStrategy,
  namespace,
}: OperatorSubscription): readonly Manifest[] {
  if (operatorGroup === undefined) return [];
  return [
    {
      apiVersion: 'operators.coreos.com/v1',
      kind: 'OperatorGroup',
      metadata: { name: operatorGroup, namespace },
      spec: upgradeStrategy === undefined ? {} : { upgradeStrategy },
    },
  ];
}

function subscriptionObject(subscription: OperatorSubscription, { approval, catalog }: Target): Manifest {
  const { name, namespace, package: packageName, channel, startingCSV, env } = subscription;
  return {
    apiVersion: 'operators.coreos.com/v1alpha1',
    kind: 'Subscription',
    metadata: { name, namespace },
    spec: {
      channel,
      installPlanApproval: approval,
      name: packageName,
      source: catalog.source,
      sourceNamespace: catalog.sourceNamespace,
      ...(startingCSV === undefined ? {} : { startingCSV }),
      ...(env === undefined ? {} : { config: { env } }),
    },
  };
}
