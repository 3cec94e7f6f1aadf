import { field, listAt } from '../../field.ts';
import { message } from '../../message.ts';
import type { DocumentRule, Found } from '../rule.ts';

/** A policy that is to allow something, and allows nothing in one direction. */
export const npClosed: DocumentRule = {
  code: 'np-closed',
  about: 'document',
  consumer: 'reader',
  effect: 'silent',
  severity: 'warning',
  releases: 'all',
  title: 'A policy that closes what it is to open',
  why: `A NetworkPolicy closes every direction in its \`policyTypes\` for the Pods it picks, but for what its rules let through. With a
direction and no rule for it nothing gets through: with Egress and no \`egress\` the Pods do not even reach the DNS.`,
  example: {
    release: '1.10',
    bad: `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: allow-external-workflows-to-rhdh
  namespace: rhdh
spec:
  podSelector: {}
  policyTypes:
    - Ingress
    - Egress
  ingress:
    - from:
        - namespaceSelector:
            matchLabels:
              kubernetes.io/metadata.name: team-a
`,
    good: `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: allow-external-workflows-to-rhdh
  namespace: rhdh
spec:
  podSelector: {}
  policyTypes:
    - Ingress
  ingress:
    - from:
        - namespaceSelector:
            matchLabels:
              kubernetes.io/metadata.name: team-a
`,
  },
  fix: 'Takes away the direction that has no rules, where another one is left.',
  judge({ is, value }) {
    if (is.kind !== 'networkpolicy' || is.form === 'patch' || field(value, 'spec') === undefined) return [];
    const types = listAt(value, 'spec', 'policyTypes');
    return types.flatMap((type, index): readonly Found[] => {
      if (type !== 'Ingress' && type !== 'Egress') return [];
      if (listAt(value, 'spec', type.toLowerCase()).length > 0) return [];
      const path = ['spec', 'policyTypes', index];
      const title = message('Remove "{0}"', type);
      return [
        {
          path,
          at: 'value',
          message: message('With "{0}" and no rule for it nothing gets through in this direction.', type),
          ...(types.length > 1 ? { fix: { kind: 'remove', title, path } } : {}),
        },
      ];
    });
  },
};
