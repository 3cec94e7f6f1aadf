import { message } from '../../message.ts';
import { namespaceLabel } from '../../namespaceLabel.ts';
import type { DocumentRule } from '../rule.ts';
import { namespaceLabels } from './peers.ts';

/** A namespace is picked by a label that it only has where somebody gave it one. */
export const npNamespaceLabel: DocumentRule = {
  code: 'np-namespace-label',
  about: 'document',
  consumer: 'reader',
  effect: 'silent',
  severity: 'hint',
  releases: 'all',
  title: 'A label that namespaces do not have by themselves',
  why: `Policies pick namespaces by labels, not by names. The one with its own name that every namespace carries is
\`kubernetes.io/metadata.name\`; \`name\` is there only where somebody wrote it.`,
  example: {
    release: '1.10',
    bad: `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: allow-external-workflows-to-rhdh
  namespace: rhdh
spec:
  podSelector: {}
  ingress:
    - from:
        - namespaceSelector:
            matchLabels:
              name: team-a
`,
    good: `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: allow-external-workflows-to-rhdh
  namespace: rhdh
spec:
  podSelector: {}
  ingress:
    - from:
        - namespaceSelector:
            matchLabels:
              kubernetes.io/metadata.name: team-a
`,
  },
  fix: 'Puts in the label that every namespace has.',
  judge({ is, value }) {
    if (is.kind !== 'networkpolicy') return [];
    return namespaceLabels(value).flatMap(({ path, labels }) => {
      if (!('name' in labels) || namespaceLabel in labels) return [];
      const at = [...path, 'name'];
      return [
        {
          path: at,
          at: 'key',
          message: message(
            'A namespace has no label "name" by itself: its own name is in "{0}".',
            namespaceLabel,
          ),
          fix: {
            kind: 'renameKey',
            title: message('Rename to "{0}"', namespaceLabel),
            path: at,
            to: namespaceLabel,
          },
        },
      ];
    });
  },
};
