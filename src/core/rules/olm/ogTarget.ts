import { field, textAt } from '../../field.ts';
import { message } from '../../message.ts';
import { isMapping } from '../../schema/place.ts';
import type { DocumentRule } from '../rule.ts';
import { operatorsOf } from './operators.ts';

/** Ways an OperatorGroup picks namespaces; none of them means all. */
const choices = ['targetNamespaces', 'selector'] as const;

/** An OperatorGroup picks namespaces, but the operator in its namespace stands for all of them or not at all. */
export const ogTarget: DocumentRule = {
  code: 'og-target',
  about: 'document',
  consumer: 'olm',
  effect: 'fails',
  severity: 'error',
  releases: 'all',
  title: 'An OperatorGroup picks namespaces for an operator that needs all',
  why: `The operators of OpenShift Serverless, Serverless Logic and RHDH support the install mode AllNamespaces only. With
\`targetNamespaces\` or a \`selector\` in the OperatorGroup of their namespace the ClusterServiceVersion ends as Failed with
UnsupportedOperatorGroup, while the Subscription still says AtLatestKnown.`,
  example: {
    release: '1.10',
    bad: `apiVersion: operators.coreos.com/v1
kind: OperatorGroup
metadata:
  name: serverless-operator-group
  namespace: openshift-serverless
spec:
  upgradeStrategy: Default
  targetNamespaces:
    - openshift-serverless
`,
    good: `apiVersion: operators.coreos.com/v1
kind: OperatorGroup
metadata:
  name: serverless-operator-group
  namespace: openshift-serverless
spec:
  upgradeStrategy: Default
`,
  },
  fix: 'Removes the choice, so that the OperatorGroup stands for all namespaces.',
  judge({ is, value }, { release }) {
    if (is.kind !== 'operatorgroup') return [];
    const namespace = textAt(value, 'metadata', 'namespace');
    const operator = operatorsOf(release).find(
      (one) => one.namespace === namespace && one.allNamespacesOnly === true,
    );
    if (operator === undefined) return [];
    return choices
      .filter((choice) => picks(field(value, 'spec', choice)))
      .map((choice) => ({
        path: ['spec', choice],
        at: 'key',
        message: message(
          'The operator of {0} runs for all namespaces only: with "{1}" OLM ends with UnsupportedOperatorGroup. Leave it out.',
          operator.product,
          choice,
        ),
        fix: { kind: 'remove', title: message('Remove "{0}"', choice), path: ['spec', choice] },
      }));
  },
};

function picks(choice: unknown): boolean {
  if (Array.isArray(choice)) return choice.some((namespace) => namespace !== '');
  return isMapping(choice) && Object.keys(choice).length > 0;
}
