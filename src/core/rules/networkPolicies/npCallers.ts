import { listAt, textAt } from '../../field.ts';
import type { Fix } from '../../finding.ts';
import { message } from '../../message.ts';
import { namespaceLabel } from '../../namespaceLabel.ts';
import type { Target } from '../../target/target.ts';
import { knownTarget, mayBeIn } from '../knownTarget.ts';
import type { DocumentRule } from '../rule.ts';
import { letsIn } from './peers.ts';

/** A policy for workflows of other namespaces leaves out somebody who has to come in. */
export const npCallers: DocumentRule = {
  code: 'np-callers',
  about: 'document',
  consumer: 'reader',
  effect: 'silent',
  severity: 'warning',
  releases: 'all',
  title: 'A policy for workflows that leaves somebody out',
  why: `Where namespaces are closed, workflows in one of their own need a policy either way: RHDH and Knative have to reach them,
and they have to reach data-index and jobs-service beside RHDH. Who is left out gets a timeout.`,
  example: {
    release: '1.10',
    bad: `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: allow-rhdh-and-knative-to-workflows
  namespace: team-a
spec:
  podSelector: {}
  ingress:
    - from:
        - namespaceSelector:
            matchLabels:
              kubernetes.io/metadata.name: knative-eventing
        - namespaceSelector:
            matchLabels:
              kubernetes.io/metadata.name: knative-serving
`,
    good: `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: allow-rhdh-and-knative-to-workflows
  namespace: team-a
spec:
  podSelector: {}
  ingress:
    - from:
        - namespaceSelector:
            matchLabels:
              kubernetes.io/metadata.name: knative-eventing
        - namespaceSelector:
            matchLabels:
              kubernetes.io/metadata.name: knative-serving
        - namespaceSelector:
            matchLabels:
              kubernetes.io/metadata.name: rhdh
`,
  },
  fix: 'Lets in who is missing, where one rule names those who come in.',
  judge({ is, value }, context) {
    const target = knownTarget(context);
    if (is.kind !== 'networkpolicy' || is.form === 'patch' || target === undefined) return [];
    const missing = wantedIn(value, target).filter((namespace) => !letsIn(value, namespace));
    if (missing.length === 0) return [];
    const [only] = missing.length === 1 ? missing : [];
    const fix = only === undefined ? undefined : fixFor(value, only);
    return [
      {
        path: ['spec', 'ingress'],
        at: 'key',
        message: message('This policy does not let in {0}, which has to come in.', missing.join(', ')),
        ...(fix === undefined ? {} : { fix }),
      },
    ];
  },
};

/** Namespaces that the policy is there for, by its name and its place. */
function wantedIn(policy: unknown, { release, namespace, workflowNamespaces }: Target): readonly string[] {
  const { callersPolicy, callers, inboundPolicy } = release.workflows;
  const name = textAt(policy, 'metadata', 'name');
  if (name === inboundPolicy) return mayBeIn(policy, namespace) ? workflowNamespaces : [];
  return name === callersPolicy && textAt(policy, 'metadata', 'namespace') !== namespace
    ? [namespace, ...callers]
    : [];
}

function fixFor(policy: unknown, namespace: string): Fix | undefined {
  const rules = listAt(policy, 'spec', 'ingress');
  if (rules.length !== 1 || listAt(rules[0], 'from').length === 0) return undefined;
  return {
    kind: 'append',
    title: message('Let in {0}', namespace),
    path: ['spec', 'ingress', 0, 'from'],
    value: { namespaceSelector: { matchLabels: { [namespaceLabel]: namespace } } },
  };
}
