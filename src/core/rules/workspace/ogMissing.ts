import { message } from '../../message.ts';
import type { OperatorSubscription, Release } from '../../release.ts';
import type { WorkspaceObject } from '../../workspace/fileFacts.ts';
import type { Surroundings } from '../../workspace/surroundings.ts';
import { areTogether, namespaceOf } from '../../workspace/together.ts';
import type { WorkspaceRule } from '../rule.ts';
import { isUncertain } from './evidentSet.ts';

/** A Subscription comes with a namespace of its own that has no OperatorGroup. */
export const ogMissing: WorkspaceRule = {
  code: 'og-missing',
  about: 'workspace',
  consumer: 'olm',
  effect: 'fails',
  severity: 'error',
  releases: 'all',
  title: 'A namespace with a Subscription and without an OperatorGroup',
  why: `In a namespace without an OperatorGroup OLM installs nothing, and does not say so: no state, no InstallPlan, no event.
This is told where the Namespace itself is made beside the Subscription, so that nothing can be in it yet, and no file holds an
OperatorGroup for it.`,
  example: {
    release: '1.10',
    bad: `apiVersion: v1
kind: Namespace
metadata:
  name: openshift-serverless
---
apiVersion: operators.coreos.com/v1alpha1
kind: Subscription
metadata:
  name: serverless-operator
  namespace: openshift-serverless
spec:
  channel: stable
  name: serverless-operator
  source: redhat-operators
  sourceNamespace: openshift-marketplace
`,
    good: `apiVersion: v1
kind: Namespace
metadata:
  name: openshift-serverless
---
apiVersion: operators.coreos.com/v1
kind: OperatorGroup
metadata:
  name: serverless-operator-group
  namespace: openshift-serverless
---
apiVersion: operators.coreos.com/v1alpha1
kind: Subscription
metadata:
  name: serverless-operator
  namespace: openshift-serverless
spec:
  channel: stable
  name: serverless-operator
  source: redhat-operators
  sourceNamespace: openshift-marketplace
`,
  },
  judge(object, around, { release }) {
    const namespace = namespaceOf(object, around);
    if (object.traits.of !== 'Subscription' || namespace === undefined) return [];
    if (!needsGroup(object.traits.package, release) || isUncertain(object, around)) return [];
    if (!isNew(namespace, object, around) || hasGroup(namespace, around)) return [];
    return [
      {
        path: ['metadata', 'namespace'],
        at: 'value',
        message: message(
          'The namespace "{0}" is made here without an OperatorGroup: OLM installs nothing in it, and does not say so.',
          namespace,
        ),
      },
    ];
  },
};

function needsGroup(wanted: string, { subscriptions }: Release): boolean {
  const known: readonly (OperatorSubscription | undefined)[] = Object.values(subscriptions);
  return known.some((one) => one?.package === wanted && one.operatorGroup !== undefined);
}

function isNew(namespace: string, object: WorkspaceObject, around: Surroundings): boolean {
  return around.defining('Namespace', namespace).some((other) => areTogether(object, other, around));
}

function hasGroup(namespace: string, around: Surroundings): boolean {
  return around
    .ofKind('OperatorGroup')
    .some((group) => (namespaceOf(group, around) ?? namespace) === namespace);
}
