import { field, textAt } from '../../field.ts';
import { message } from '../../message.ts';
import { isMapping } from '../../schema/place.ts';
import type { ShippedPolicy } from '../../shippedPolicy.ts';
import { operatorMakesPolicies } from '../../target/target.ts';
import { knownTarget, mayBeIn } from '../knownTarget.ts';
import type { DocumentRule } from '../rule.ts';

/** A policy of the operator, with other contents than the operator gives it. */
export const npOverwritten: DocumentRule = {
  code: 'np-overwritten',
  about: 'document',
  consumer: 'operator',
  effect: 'silent',
  severity: 'hint',
  releases: ({ networkPolicies }) => networkPolicies.from === 'plugin-deps',
  title: 'A policy that the operator overwrites',
  why: `While the dependency \`sonataflow\` is on, the RHDH operator writes four policies into the Backstage namespace, with force
and as a whole: selector, rules and types. What a file of the same name says holds until the operator looks at the Backstage
object again. A policy with a name of its own stays; policies only ever allow more.`,
  example: {
    release: '1.10',
    bad: `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: allow-intra-network
  namespace: rhdh
spec:
  podSelector: {}
  ingress:
    - from:
        - podSelector:
            matchLabels:
              app: mine
`,
    good: `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: allow-intra-network
  namespace: rhdh
spec:
  podSelector: {}
  ingress:
    - from:
        - podSelector: {}
`,
  },
  judge({ is, value }, context) {
    const target = knownTarget(context);
    if (is.kind !== 'networkpolicy' || is.form === 'patch' || target === undefined) return [];
    if (!operatorMakesPolicies(target) || !mayBeIn(value, target.namespace)) return [];
    const name = textAt(value, 'metadata', 'name');
    const shipped = target.release.networkPolicies.policies.find((policy) => policy.name === name);
    const spec = field(value, 'spec');
    if (name === undefined || shipped === undefined || !isMapping(spec) || isAsShipped(spec, shipped))
      return [];
    return [
      {
        path: ['spec'],
        at: 'key',
        message: message(
          'The RHDH operator overwrites "{0}" with its own contents: give a policy of yours another name.',
          name,
        ),
      },
    ];
  },
};

function isAsShipped(spec: unknown, { spec: shipped }: ShippedPolicy): boolean {
  return sorted(withTypes(spec)) === sorted(withTypes(shipped));
}

/** What the API server writes where nothing is said. */
function withTypes(spec: unknown): unknown {
  return isMapping(spec) ? { policyTypes: ['Ingress'], ...spec } : spec;
}

/** As text, with the fields of every mapping in one order. */
function sorted(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    isMapping(part)
      ? Object.fromEntries(Object.entries(part).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}
