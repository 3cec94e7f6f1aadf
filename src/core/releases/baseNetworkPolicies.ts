import { namespaceLabel } from '../namespaceLabel.ts';
import type { PolicyPort, ShippedPolicy } from '../shippedPolicy.ts';

/** The Pods of RHDH itself. */
export const backendPods = { matchLabels: { 'rhdh.redhat.com/app': 'backstage-{name}' } };
const databasePods = { matchLabels: { 'rhdh.redhat.com/app': 'backstage-psql-{name}' } };

/** 5353 is what node-local caches of some networks, OpenShift's among them, listen on. */
const dnsPorts: readonly PolicyPort[] = [
  { port: 53, protocol: 'UDP' },
  { port: 53, protocol: 'TCP' },
  { port: 5353, protocol: 'UDP' },
  { port: 5353, protocol: 'TCP' },
];

const monitoringNamespaces = [
  'openshift-monitoring',
  'openshift-user-workload-monitoring',
  'gmp-system',
  'gke-gmp-system',
  'monitoring',
];

/**
 * The set that denies by default and opens what RHDH itself needs, in upstream's order.
 * Source: OP+ 09a04cac, default-config/networkpolicy.yaml; its comments say what the operator changes at run time.
 */
export const basePolicies: readonly ShippedPolicy[] = [
  {
    name: 'default-deny',
    spec: { podSelector: backendPods, policyTypes: ['Ingress', 'Egress'] },
  },
  {
    name: 'allow-dns-egress',
    spec: { podSelector: backendPods, policyTypes: ['Egress'], egress: [{ ports: dnsPorts }] },
  },
  {
    name: 'allow-https-egress',
    spec: {
      podSelector: backendPods,
      policyTypes: ['Egress'],
      egress: [{ ports: [{ port: 443, protocol: 'TCP' }] }],
    },
  },
  {
    name: 'allow-http-egress',
    spec: {
      podSelector: backendPods,
      policyTypes: ['Egress'],
      egress: [{ to: [{ namespaceSelector: {} }], ports: [{ port: 80, protocol: 'TCP' }] }],
    },
  },
  {
    name: 'allow-redis-egress',
    spec: {
      podSelector: backendPods,
      policyTypes: ['Egress'],
      egress: [{ ports: [{ port: 6379, protocol: 'TCP' }] }],
    },
  },
  {
    name: 'allow-psql-egress',
    spec: {
      podSelector: backendPods,
      policyTypes: ['Egress'],
      egress: [{ to: [{ podSelector: databasePods }], ports: [{ port: 5432, protocol: 'TCP' }] }],
    },
    externalDatabase: {
      podSelector: backendPods,
      policyTypes: ['Egress'],
      egress: [{ ports: [{ port: 5432, protocol: 'TCP' }] }],
    },
  },
  {
    name: 'allow-metrics-ingress',
    spec: {
      podSelector: backendPods,
      policyTypes: ['Ingress'],
      ingress: [
        {
          from: monitoringNamespaces.map((namespace) => ({
            namespaceSelector: { matchLabels: { [namespaceLabel]: namespace } },
          })),
          ports: [{ port: 9464, protocol: 'TCP' }],
        },
      ],
    },
  },
  {
    name: 'allow-router-ingress',
    spec: {
      podSelector: backendPods,
      policyTypes: ['Ingress'],
      ingress: [{ from: [{ namespaceSelector: {} }], ports: [{ port: 7007, protocol: 'TCP' }] }],
    },
    openshift: {
      podSelector: backendPods,
      policyTypes: ['Ingress'],
      ingress: [
        {
          from: [{ namespaceSelector: { matchLabels: { 'policy-group.network.openshift.io/ingress': '' } } }],
          ports: [{ port: 7007, protocol: 'TCP' }],
        },
      ],
    },
  },
  {
    name: 'db-default-deny',
    spec: { podSelector: databasePods, policyTypes: ['Ingress', 'Egress'] },
    externalDatabase: 'leftOut',
  },
  {
    name: 'db-allow-dns-egress',
    spec: { podSelector: databasePods, policyTypes: ['Egress'], egress: [{ ports: dnsPorts }] },
    externalDatabase: 'leftOut',
  },
  {
    name: 'db-allow-backend-ingress',
    spec: {
      podSelector: databasePods,
      policyTypes: ['Ingress'],
      ingress: [{ from: [{ podSelector: backendPods }], ports: [{ port: 5432, protocol: 'TCP' }] }],
    },
    externalDatabase: 'leftOut',
  },
];
