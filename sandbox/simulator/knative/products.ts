import type { Manifest } from '../../../src/core/manifest.ts';
import type { Condition, Kind } from '../kinds.ts';

/** A KnativeServing or a KnativeEventing. */
export interface KnativeObject extends Manifest {
  readonly spec?: Readonly<Record<string, unknown>>;
  readonly status?: {
    readonly conditions?: readonly Condition[];
    readonly observedGeneration?: number;
    readonly version?: string;
  };
}

/** What the operator installs for one kind. */
export interface Product {
  readonly kind: Kind<KnativeObject>;
  /** The only one it may be in. */
  readonly namespace: string;
  readonly title: string;
  /** In the order in which they are set; the one that ends in `-openshift` comes with the defaults. */
  readonly finalizers: readonly [string, string];
  /** `namespace/name` in the order of the manifests, in which messages name them. */
  readonly deployments: readonly string[];
  /** The one Deployment that is waited for before the others are even looked at. */
  readonly gate?: string;
  /** Fields of the spec that the operator adds when they are missing. */
  readonly defaults: Readonly<Record<string, unknown>>;
}

const apiVersion = 'operator.knative.dev/v1beta1';

/** Of OpenShift Serverless 1.38. */
export const products: readonly Product[] = [
  {
    kind: { apiVersion, kind: 'KnativeServing', plural: 'knativeservings' },
    namespace: 'knative-serving',
    title: 'Knative Serving',
    finalizers: ['knative-serving-openshift', 'knativeservings.operator.knative.dev'],
    deployments: [
      'knative-serving/activator',
      'knative-serving/autoscaler',
      'knative-serving/controller',
      'knative-serving/webhook',
      'knative-serving/autoscaler-hpa',
      'knative-serving-ingress/net-kourier-controller',
      'knative-serving-ingress/3scale-kourier-gateway',
    ],
    gate: 'webhook',
    defaults: { 'controller-custom-certs': { name: '', type: '' }, registry: {} },
  },
  {
    kind: { apiVersion, kind: 'KnativeEventing', plural: 'knativeeventings' },
    namespace: 'knative-eventing',
    title: 'Knative Eventing',
    finalizers: ['knativeeventings.operator.knative.dev', 'knative-eventing-openshift'],
    deployments: [
      'eventing-istio-controller',
      'eventing-controller',
      'job-sink',
      'pingsource-mt-adapter',
      'eventing-webhook',
      'imc-controller',
      'imc-dispatcher',
      'mt-broker-filter',
      'mt-broker-ingress',
      'mt-broker-controller',
    ].map((name) => `knative-eventing/${name}`),
    defaults: { registry: {} },
  },
];

/** Namespaces the operator makes when it starts. */
export const ownNamespaces: readonly string[] = [
  'knative-serving',
  'knative-eventing',
  'knative-serving-ingress',
];
