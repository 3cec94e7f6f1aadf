import { message } from '../../message.ts';
import type { WorkspaceRule } from '../rule.ts';
import { earlierOfKind } from '../workspace/earlierOfKind.ts';
import { placeOfObject } from '../workspace/placeOfObject.ts';

/** A second OperatorGroup in one namespace, in the same file. */
export const ogTwo: WorkspaceRule = {
  code: 'og-two',
  about: 'workspace',
  consumer: 'olm',
  effect: 'fails',
  severity: 'error',
  releases: 'all',
  title: 'Two OperatorGroups in one namespace',
  why: `A namespace with two OperatorGroups installs nothing, and OLM does not say so: no state, no InstallPlan, no event. What
is installed already becomes Failed with TooManyOperatorGroups, and stays so until the remaining OperatorGroup is edited.`,
  example: {
    release: '1.10',
    bad: `apiVersion: operators.coreos.com/v1
kind: OperatorGroup
metadata:
  name: serverless-operator-group
  namespace: openshift-serverless
---
apiVersion: operators.coreos.com/v1
kind: OperatorGroup
metadata:
  name: another-group
  namespace: openshift-serverless
`,
    good: `apiVersion: operators.coreos.com/v1
kind: OperatorGroup
metadata:
  name: serverless-operator-group
  namespace: openshift-serverless
`,
  },
  judge(object, around) {
    const first = object.kind === 'OperatorGroup' ? earlierOfKind(object, around) : undefined;
    if (first === undefined) return [];
    return [
      {
        path: ['metadata', 'name'],
        at: 'value',
        message: message(
          'The OperatorGroup {0} in {1} is for the same namespace. With two of them OLM installs nothing there: keep one.',
          first.name,
          placeOfObject(first, object),
        ),
      },
    ];
  },
};
