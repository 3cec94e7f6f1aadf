import { flagAt, listAt } from '../../field.ts';
import { message } from '../../message.ts';
import type { DocumentRule } from '../rule.ts';

/** An approved InstallPlan lists more than one version. */
export const ipApprovesAll: DocumentRule = {
  code: 'ip-approves-all',
  about: 'document',
  consumer: 'olm',
  effect: 'silent',
  severity: 'info',
  releases: 'all',
  title: 'An approval for several operators',
  why: `An InstallPlan belongs to a namespace, not to a Subscription. \`approved: true\` installs every version it lists, those of
other Subscriptions of the namespace included.`,
  example: {
    release: '1.10',
    bad: `apiVersion: operators.coreos.com/v1alpha1
kind: InstallPlan
metadata:
  name: install-abcde
  namespace: openshift-operators
spec:
  approval: Manual
  approved: true
  clusterServiceVersionNames:
    - serverless-operator.v1.37.0
    - logic-operator.v1.38.0
`,
    good: `apiVersion: operators.coreos.com/v1alpha1
kind: InstallPlan
metadata:
  name: install-abcde
  namespace: openshift-operators
spec:
  approval: Manual
  approved: true
  clusterServiceVersionNames:
    - serverless-operator.v1.37.0
`,
  },
  judge({ is, value }) {
    const versions = listAt(value, 'spec', 'clusterServiceVersionNames').filter(
      (name) => typeof name === 'string',
    );
    if (is.kind !== 'installplan' || is.form === 'dump') return [];
    if (flagAt(value, 'spec', 'approved') !== true || versions.length < 2) return [];
    return [
      {
        path: ['spec', 'approved'],
        at: 'value',
        message: message('This approves {0} versions at once: {1}.', versions.length, versions.join(', ')),
      },
    ];
  },
};
