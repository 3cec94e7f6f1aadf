import { message } from '../../message.ts';
import type { Release } from '../../release.ts';
import type { WorkspaceObject } from '../../workspace/fileFacts.ts';
import { isPatch, type Surroundings } from '../../workspace/surroundings.ts';
import { shareNamespace } from '../../workspace/together.ts';
import type { WorkspaceRule } from '../rule.ts';
import { isBefore } from '../workspace/earlierOfKind.ts';
import { areOneSet, isUncertain } from '../workspace/evidentSet.ts';
import { placeOfObject } from '../workspace/placeOfObject.ts';

/** Both packages of the Serverless Logic operator in one namespace. */
export const subConflict: WorkspaceRule = {
  code: 'sub-conflict',
  about: 'workspace',
  consumer: 'olm',
  effect: 'fails',
  severity: 'warning',
  releases: 'all',
  title: 'Both Serverless Logic operators in one namespace',
  why: `\`logic-operator-rhel8\` and \`logic-operator\` own the same CRDs. With both Subscriptions in one namespace OLM resolves
neither, and nothing else in that namespace either. Which of the two it has to be the release says: up to RHDH 1.8 the first, from
1.9 on the second.`,
  example: {
    bad: `apiVersion: operators.coreos.com/v1alpha1
kind: Subscription
metadata:
  name: logic-operator
  namespace: openshift-serverless-logic
spec:
  name: logic-operator
  channel: stable
  source: redhat-operators
  sourceNamespace: openshift-marketplace
---
apiVersion: operators.coreos.com/v1alpha1
kind: Subscription
metadata:
  name: logic-operator-rhel8
  namespace: openshift-serverless-logic
spec:
  name: logic-operator-rhel8
  channel: alpha
  source: redhat-operators
  sourceNamespace: openshift-marketplace
`,
    good: `apiVersion: operators.coreos.com/v1alpha1
kind: Subscription
metadata:
  name: logic-operator
  namespace: openshift-serverless-logic
spec:
  name: logic-operator
  channel: stable
  source: redhat-operators
  sourceNamespace: openshift-marketplace
`,
  },
  judge(object, around, { release, candidates }) {
    // Where the release is known, the one that does not belong to it is told by itself.
    if (candidates === undefined || isPatch(object, around) || isUncertain(object, around)) return [];
    const rival = around
      .near(object.file)
      .find((other) => isBefore(other, object) && excludeEachOther(object, other, around, release));
    if (rival === undefined) return [];
    return [
      {
        path: ['spec', 'name'],
        at: 'value',
        message: message(
          'This operator and that of {0} own the same CRDs: OLM resolves neither in one namespace. Only one of the two can be meant.',
          placeOfObject(rival, object),
        ),
      },
    ];
  },
};

function excludeEachOther(
  { traits, ...object }: WorkspaceObject,
  other: WorkspaceObject,
  around: Surroundings,
  { subscriptions: { serverlessLogic } }: Release,
): boolean {
  if (traits.of !== 'Subscription' || other.traits.of !== 'Subscription') return false;
  const rivals = [serverlessLogic.package, ...(serverlessLogic.conflictsWith ?? [])];
  const one: WorkspaceObject = { ...object, traits };
  return (
    traits.package !== other.traits.package &&
    rivals.includes(traits.package) &&
    rivals.includes(other.traits.package) &&
    !isPatch(other, around) &&
    areOneSet(one, other, around) &&
    shareNamespace(one, other, around) === 'yes'
  );
}
