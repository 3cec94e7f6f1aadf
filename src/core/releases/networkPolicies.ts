import { namespaceLabel } from '../namespaceLabel.ts';
import type { NetworkPolicyFacts } from '../release.ts';
import type { ShippedPolicy } from '../shippedPolicy.ts';
import { backendPods, basePolicies } from './baseNetworkPolicies.ts';

/**
 * The policies that let workflows, their platform and RHDH reach each other, in upstream's order.
 * Source: OP, plugin-deps/sonataflow.yaml of 1.7 … main; OP+ keeps the same four in
 * default-config/flavours/orchestrator/networkpolicy.yaml.
 */
const orchestratorPolicies: readonly ShippedPolicy[] = [
  {
    name: 'allow-infra-ns-to-workflow-ns',
    spec: {
      podSelector: {},
      ingress: [
        {
          from: [
            { namespaceSelector: { matchLabels: { [namespaceLabel]: 'knative-eventing' } } },
            { namespaceSelector: { matchLabels: { [namespaceLabel]: 'knative-serving' } } },
            { namespaceSelector: { matchLabels: { [namespaceLabel]: 'openshift-serverless-logic' } } },
          ],
        },
      ],
    },
  },
  {
    name: 'allow-external-communication',
    opensTo: 'routes',
    spec: {
      podSelector: {},
      ingress: [
        {
          from: [{ namespaceSelector: { matchLabels: { 'policy-group.network.openshift.io/ingress': '' } } }],
        },
      ],
    },
  },
  {
    name: 'allow-intra-network',
    opensTo: 'namespace',
    spec: { podSelector: {}, policyTypes: ['Ingress'], ingress: [{ from: [{ podSelector: {} }] }] },
  },
  {
    name: 'allow-monitoring-to-sonataflow-and-workflows',
    opensTo: 'monitoring',
    spec: {
      podSelector: {},
      policyTypes: ['Ingress'],
      ingress: [
        {
          from: [
            {
              namespaceSelector: { matchLabels: { [namespaceLabel]: 'openshift-user-workload-monitoring' } },
            },
          ],
        },
      ],
    },
  },
];

const names = orchestratorPolicies.map(({ name }) => name);

/** The four come with the dependency `sonataflow`. Source: OP, plugin-deps/sonataflow.yaml (1.7 … main). */
export const policiesFromPluginDeps: NetworkPolicyFacts = {
  from: 'plugin-deps',
  names,
  policies: orchestratorPolicies,
  baseSet: false,
  basePolicies: [],
};

/**
 * The four come with the flavour, beside a general set that denies by default, and the operator names all of them after
 * the Backstage object. Source: OP+ 0ea45e43, 09a04cac; names: OP+ 0ea45e43, pkg/model/networkpolicy.go and its test.
 */
export const policiesFromFlavour: NetworkPolicyFacts = {
  from: 'flavour',
  names,
  policies: orchestratorPolicies.map((policy) => ({
    ...policy,
    madeAs: `backstage-netpol-{name}-${policy.name}`,
  })),
  baseSet: true,
  basePolicies: basePolicies.map((policy) => ({ ...policy, madeAs: nameOfBasePolicy(policy) })),
  backendPods,
};

/** Policies of the database are told apart by the Pods they select, which are left out without it. */
function nameOfBasePolicy({ name, externalDatabase }: ShippedPolicy): string {
  const type = externalDatabase === 'leftOut' ? 'db-netpol' : 'netpol';
  return `backstage-${type}-{name}-${name}`;
}
