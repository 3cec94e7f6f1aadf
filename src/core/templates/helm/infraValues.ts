import type { ValueFile } from '../../artifact.ts';
import { message } from '../../message.ts';
import type { OperatorSubscription } from '../../release.ts';
import type { Target } from '../../target/target.ts';
import { clusterNotes } from '../notes.ts';
import { installCommand } from './command.ts';

const path = '10-values-orchestrator-infra.yaml';

/** Values of the chart that installs OpenShift Serverless and Serverless Logic, with Knative Serving and Eventing. */
export function infraValues(target: Target): ValueFile {
  const { serverless, serverlessLogic } = target.release.subscriptions;
  return {
    kind: 'values',
    path,
    notes: clusterNotes(
      target,
      message(
        'To install or upgrade:{0}',
        installCommand(target, { release: 'orchestrator-infra', chart: 'infra', values: path }),
      ),
      target.approval === 'Manual'
        ? message(
            'Manual approval: nothing is installed until the InstallPlans in {0} and {1} are approved (spec.approved: true), and so for every upgrade.',
            serverless.namespace,
            serverlessLogic.namespace,
          )
        : message('The chart itself says Manual approval; this target says Automatic.'),
      message(
        'The chart always makes its OperatorGroups. Where an operator is there already, say enabled: false for it: a second OperatorGroup in its namespace stops it.',
      ),
    ),
    value: {
      serverlessLogicOperator: operatorValues(serverlessLogic, target),
      serverlessOperator: operatorValues(serverless, target),
    },
  };
}

function operatorValues(
  { namespace, channel, package: name, startingCSV }: OperatorSubscription,
  { approval, catalog }: Target,
): unknown {
  return {
    enabled: true,
    subscription: {
      namespace,
      spec: {
        channel,
        installPlanApproval: approval,
        name,
        source: catalog.source,
        sourceNamespace: catalog.sourceNamespace,
        ...(startingCSV === undefined ? {} : { startingCSV }),
      },
    },
  };
}
