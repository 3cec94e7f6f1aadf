import { message } from '../../message.ts';
import { isPatch } from '../../workspace/surroundings.ts';
import { namespaceOf } from '../../workspace/together.ts';
import type { WorkspaceRule } from '../rule.ts';
import { operatorOf } from './operators.ts';

/** A namespace is made for an operator, and nobody makes an OperatorGroup in it. */
export const ogMissing: WorkspaceRule = {
  code: 'og-missing',
  about: 'workspace',
  consumer: 'olm',
  effect: 'fails',
  severity: 'warning',
  releases: 'all',
  title: 'No OperatorGroup in a namespace of its own',
  why: `OLM installs nothing in a namespace without an OperatorGroup, and says nothing: no state, no InstallPlan, no event. A
namespace that comes with the Subscription is new and has none. This is told where a file makes both and no file that is known
has an OperatorGroup for it.`,
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
  name: serverless-operator
  channel: stable
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
  name: serverless-operator
  channel: stable
  source: redhat-operators
  sourceNamespace: openshift-marketplace
`,
  },
  judge(object, around, { release }) {
    if (object.traits.of !== 'Subscription' || isPatch(object, around)) return [];
    const namespace = namespaceOf(object, around);
    if (namespace === undefined || operatorOf(release, object.traits.package) === undefined) return [];
    const isNew = around.of(object.file).some(({ kind, name }) => kind === 'Namespace' && name === namespace);
    if (!isNew) return [];
    // One that does not say where it goes may well go there.
    const hasGroup = around
      .ofKind('OperatorGroup')
      .some((group) => (namespaceOf(group, around) ?? namespace) === namespace);
    if (hasGroup) return [];
    return [
      {
        path: ['metadata', 'namespace'],
        at: 'value',
        message: message(
          'Nothing here makes an OperatorGroup in {0}, which this file makes anew: without one OLM installs nothing and does not say so.',
          namespace,
        ),
      },
    ];
  },
};
