import { message, type Message } from '../../message.ts';
import type { OperatorSubscription } from '../../release.ts';
import type { Target } from '../../target/target.ts';
import { commandLines } from '../command.ts';
import { comesWithCluster } from './operator.ts';

/** What the approval of a Subscription means for its version, and how to approve. Observed, recordings/olm. */
export function approvalNotes(subscription: OperatorSubscription, { approval }: Target): readonly Message[] {
  return approval === 'Manual' ? manual(subscription) : automatic(subscription);
}

function automatic({ startingCSV, channel }: OperatorSubscription): readonly Message[] {
  if (startingCSV === undefined) return [];
  return [
    message(
      'Automatic approval: OLM begins with {0} and goes on to the newest of channel {1} at once. Only Manual approval holds a version.',
      startingCSV,
      channel,
    ),
  ];
}

function manual(subscription: OperatorSubscription): readonly Message[] {
  const { startingCSV, channel, namespace } = subscription;
  return [
    startingCSV === undefined
      ? message(
          'Manual approval: nothing is installed until the InstallPlan is approved, and so for every upgrade. The first one brings the newest of channel {0}.',
          channel,
        )
      : message(
          'Manual approval: nothing is installed until the InstallPlan is approved, and so for every upgrade. The first one brings {0}, which stays until a later one is approved.',
          startingCSV,
        ),
    message('To approve it:{0}', approveCommand(subscription)),
    ...(comesWithCluster(subscription)
      ? [
          message(
            'Other operators share namespace {0}: one Manual Subscription makes every InstallPlan there wait, and approving one approves all it lists.',
            namespace,
          ),
        ]
      : []),
  ];
}

/** Follows the Subscription to its InstallPlan: a list of them is sorted by their random names. */
function approveCommand({ name, namespace }: OperatorSubscription): string {
  return commandLines(
    `oc patch installplan --namespace ${namespace} --type merge --patch '{"spec":{"approved":true}}'`,
    `"$(oc get subscription.operators.coreos.com ${name} --namespace ${namespace} --output jsonpath='{.status.installPlanRef.name}')"`,
  );
}
