import { message } from '../../message.ts';
import type { WorkspaceRule } from '../rule.ts';
import { earlierOfKind } from '../workspace/earlierOfKind.ts';
import { placeOfObject } from '../workspace/placeOfObject.ts';

/** A second KnativeServing or KnativeEventing in one namespace. */
export const knTwo: WorkspaceRule = {
  code: 'kn-two',
  about: 'workspace',
  consumer: 'knativeOperator',
  effect: 'fails',
  severity: 'error',
  releases: 'all',
  title: 'Two of one kind of Knative in a namespace',
  why: `The webhook of OpenShift Serverless allows one KnativeServing and one KnativeEventing per namespace. Where it does not
answer, two of them share the same Deployments: both are Ready, and deleting one takes everything from the other.`,
  example: {
    release: '1.10',
    bad: `apiVersion: operator.knative.dev/v1beta1
kind: KnativeServing
metadata:
  name: knative-serving
  namespace: knative-serving
---
apiVersion: operator.knative.dev/v1beta1
kind: KnativeServing
metadata:
  name: serving
  namespace: knative-serving
`,
    good: `apiVersion: operator.knative.dev/v1beta1
kind: KnativeServing
metadata:
  name: knative-serving
  namespace: knative-serving
`,
  },
  judge(object, around) {
    const isPart = object.kind === 'KnativeServing' || object.kind === 'KnativeEventing';
    const first = isPart ? earlierOfKind(object, around) : undefined;
    if (first === undefined) return [];
    return [
      {
        path: ['metadata', 'name'],
        at: 'value',
        message: message(
          'The {0} {1} in {2} is for the same namespace, and only one is allowed there: keep one.',
          first.kind,
          first.name,
          placeOfObject(first, object),
        ),
      },
    ];
  },
};
