import { textAt } from '../../field.ts';
import { message } from '../../message.ts';
import { nearest } from '../../schema/nearest.ts';
import { approvals } from '../../target/target.ts';
import type { DocumentRule } from '../rule.ts';
import { isOpen } from './operators.ts';

const path = ['spec', 'installPlanApproval'];

/** An approval that OLM does not know. */
export const subApproval: DocumentRule = {
  code: 'sub-approval',
  about: 'document',
  consumer: 'olm',
  effect: 'silent',
  severity: 'warning',
  releases: 'all',
  title: 'An approval that is neither Automatic nor Manual',
  why: `The API server takes any text for \`installPlanApproval\`. OLM waits for an approval where it says \`Manual\`, spelt like that;
anything else is as good as \`Automatic\`, and the operator is installed and upgraded without being asked for.`,
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
  installPlanApproval: automatic
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
  fix: 'Writes the approval that was probably meant.',
  judge({ is, value }) {
    const approval = is.kind === 'subscription' ? textAt(value, ...path) : undefined;
    if (approval === undefined || approval === '' || isOpen(approval)) return [];
    if (approvals.some((one) => one === approval)) return [];
    const meant = nearest(approval, approvals);
    return [
      {
        path,
        at: 'value',
        message: message(
          'OLM knows the approvals Automatic and Manual, and takes "{0}" for Automatic: nobody is asked before the operator is installed.',
          approval,
        ),
        ...(meant === undefined
          ? {}
          : {
              fix: { kind: 'replace', title: message('Change to "{0}"', meant), path, value: meant } as const,
            }),
      },
    ];
  },
};
