import { textAt } from '../../field.ts';
import type { Path } from '../../finding.ts';
import { message } from '../../message.ts';
import type { DocumentRule, Facts } from '../rule.ts';

/** Somebody has to approve before anything is installed. */
export const subManual: DocumentRule = {
  code: 'sub-manual',
  about: 'document',
  consumer: 'olm',
  effect: 'silent',
  severity: 'info',
  releases: 'all',
  title: 'Nothing is installed before somebody approves',
  why: `With \`installPlanApproval: Manual\` OLM makes an InstallPlan and waits. One such Subscription makes every InstallPlan of
its namespace wait, and approving a plan approves all versions it lists. It is also the only way to stay at a version:
everything else moves on to the newest of the channel. Nothing is said where the target asks for it.`,
  example: {
    release: '1.10',
    bad: `apiVersion: operators.coreos.com/v1alpha1
kind: Subscription
metadata:
  name: serverless-operator
  namespace: openshift-serverless
spec:
  name: serverless-operator
  channel: stable
  installPlanApproval: Manual
  source: redhat-operators
  sourceNamespace: openshift-marketplace
`,
    good: `apiVersion: operators.coreos.com/v1alpha1
kind: Subscription
metadata:
  name: serverless-operator
  namespace: openshift-serverless
spec:
  name: serverless-operator
  channel: stable
  installPlanApproval: Automatic
  source: redhat-operators
  sourceNamespace: openshift-marketplace
`,
  },
  judge(facts, { target }) {
    if (target?.approval === 'Manual') return [];
    return approvals(facts)
      .filter((path) => textAt(facts.value, ...path) === 'Manual')
      .map((path) => ({
        path,
        at: 'value',
        message: message(
          'Nothing is installed before the InstallPlan is approved, and it holds back every other Subscription of the namespace.',
        ),
      }));
  },
};

function approvals({ is }: Facts): readonly Path[] {
  if (is.kind === 'subscription') return [['spec', 'installPlanApproval']];
  if (is.kind !== 'helm-infra-values') return [];
  return ['serverlessOperator', 'serverlessLogicOperator'].map((operator) => [
    operator,
    'subscription',
    'spec',
    'installPlanApproval',
  ]);
}
