import { textAt } from '../../field.ts';
import { message } from '../../message.ts';
import { knownTarget } from '../knownTarget.ts';
import type { DocumentRule } from '../rule.ts';
import { knativeObject } from './knativeObject.ts';

const path = ['metadata', 'namespace'];

/** KnativeServing or KnativeEventing in a namespace that OpenShift Serverless does not take it in. */
export const knNamespace: DocumentRule = {
  code: 'kn-namespace',
  about: 'document',
  consumer: 'knativeOperator',
  effect: 'fails',
  severity: 'error',
  releases: 'all',
  title: 'Knative in another namespace',
  why: `OpenShift Serverless takes KnativeServing in \`knative-serving\` and KnativeEventing in \`knative-eventing\` only. Its webhook
refuses any other namespace; where the webhook does not answer, the object stays at InstallSucceeded=False.`,
  example: {
    release: '1.10',
    bad: `apiVersion: operator.knative.dev/v1beta1
kind: KnativeServing
metadata:
  name: knative-serving
  namespace: openshift-serverless
`,
    good: `apiVersion: operator.knative.dev/v1beta1
kind: KnativeServing
metadata:
  name: knative-serving
  namespace: knative-serving
`,
  },
  fix: 'Puts in the namespace that is asked for.',
  judge(facts, context) {
    const known = knativeObject(facts, context.release);
    const namespace = textAt(facts.value, ...path);
    if (known === undefined || namespace === undefined || namespace === known.namespace) return [];
    if (/[<{$]/.test(namespace)) return [];
    return [
      {
        path,
        at: 'value',
        // Upstream's own operator, of which no target is, takes any namespace.
        ...(knownTarget(context) === undefined ? { severity: 'warning' } : {}),
        message: message(
          'OpenShift Serverless takes a {0} in the namespace {1} only, and refuses this one.',
          known.kind,
          known.namespace,
        ),
        fix: {
          kind: 'replace',
          title: message('Change to "{0}"', known.namespace),
          path,
          value: known.namespace,
        },
      },
    ];
  },
};
