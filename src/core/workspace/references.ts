import { namespaceLabel } from '../namespaceLabel.ts';
import { dynamicPluginsKey } from '../recogniseConfigMap.ts';
import type { NamedKind } from './nameUse.ts';

/** One field that names something else. */
export interface Reference {
  readonly kind: NamedKind;
  /** The mapping or list that holds the name; `*` is every item of a list and every field of a mapping. */
  readonly in: string;
  /** The field there; `*` is every item. */
  readonly name: string;
  /** Field beside the name that says the namespace; without one it is that of the object. */
  readonly namespace?: string;
  /** Fields beside the name that hold keys. */
  readonly keys?: readonly string[];
  /** A key that is always read. */
  readonly alwaysReads?: string;
  /** What the field holds, where that is more than the name. */
  readonly within?: 'url';
}

const configMap = { kind: 'ConfigMap', name: 'name' } as const;
const secret = { kind: 'Secret', name: 'name' } as const;

/** What a Pod is made of names. Source: Kubernetes, PodSpec. `container` alone is how SonataFlow says the first of them. */
function podReferences(pod: string): readonly Reference[] {
  const containers = ['container', 'containers.*', 'initContainers.*', 'sidecarContainers.*'];
  return [
    { kind: 'ConfigMap', in: `${pod}.volumes.*.configMap`, name: 'name' },
    { kind: 'Secret', in: `${pod}.volumes.*.secret`, name: 'secretName' },
    { kind: 'PersistentVolumeClaim', in: `${pod}.volumes.*.persistentVolumeClaim`, name: 'claimName' },
    { ...configMap, in: `${pod}.volumes.*.projected.sources.*.configMap` },
    { ...secret, in: `${pod}.volumes.*.projected.sources.*.secret` },
    { ...secret, in: `${pod}.imagePullSecrets.*` },
    ...containers.flatMap((container): readonly Reference[] => [
      { ...configMap, in: `${pod}.${container}.envFrom.*.configMapRef` },
      { ...secret, in: `${pod}.${container}.envFrom.*.secretRef` },
      { ...configMap, in: `${pod}.${container}.env.*.valueFrom.configMapKeyRef`, keys: ['key'] },
      { ...secret, in: `${pod}.${container}.env.*.valueFrom.secretKeyRef`, keys: ['key'] },
    ]),
  ];
}

/** The database of a platform, a service of it or a workflow. Source: SFO, api/v1alpha08/sonataflow_persistence_types.go. */
function databaseReferences(persistence: string): readonly Reference[] {
  const postgresql = `${persistence}.postgresql`;
  return [
    { ...secret, in: `${postgresql}.secretRef`, keys: ['userKey', 'passwordKey'] },
    { kind: 'Service', in: `${postgresql}.serviceRef`, name: 'name', namespace: 'namespace' },
    { kind: 'Namespace', in: `${postgresql}.serviceRef`, name: 'namespace' },
    { kind: 'Service', in: postgresql, name: 'jdbcUrl', within: 'url' },
  ];
}

const application = 'spec.application';

/** Source: OP, api/v1alpha1 … v1alpha5/backstage_types.go. */
const backstage: readonly Reference[] = [
  {
    kind: 'ConfigMap',
    in: application,
    name: 'dynamicPluginsConfigMapName',
    alwaysReads: dynamicPluginsKey,
  },
  { ...configMap, in: `${application}.appConfig.configMaps.*`, keys: ['key'] },
  { ...configMap, in: `${application}.extraFiles.configMaps.*`, keys: ['key'] },
  { ...secret, in: `${application}.extraFiles.secrets.*`, keys: ['key'] },
  { kind: 'PersistentVolumeClaim', in: `${application}.extraFiles.pvcs.*`, name: 'name' },
  { ...configMap, in: `${application}.extraEnvs.configMaps.*`, keys: ['key'] },
  { ...secret, in: `${application}.extraEnvs.secrets.*`, keys: ['key'] },
  { kind: 'Secret', in: `${application}.imagePullSecrets`, name: '*' },
  { kind: 'Secret', in: `${application}.route.tls`, name: 'externalCertificateSecretName' },
  { kind: 'Secret', in: 'spec.database', name: 'authSecretName' },
  { kind: 'ConfigMap', in: 'spec.rawRuntimeConfig', name: 'backstageConfig' },
  { kind: 'ConfigMap', in: 'spec.rawRuntimeConfig', name: 'localDbConfig' },
  ...podReferences('spec.deployment.patch.spec.template.spec'),
];

const platformServices = ['spec.services.dataIndex', 'spec.services.jobService'];

/** The label of the Pods of RHDH and of its database (recordings/rhdh-operator). */
const workloadLabel = 'rhdh.redhat.com/app';

function peerReferences(peers: string): readonly Reference[] {
  return [
    { kind: 'Namespace', in: `${peers}.namespaceSelector.matchLabels`, name: namespaceLabel },
    { kind: 'Workload', in: `${peers}.podSelector.matchLabels`, name: workloadLabel },
  ];
}

/** What objects of a kind name, by the kind that the object defines. */
export const references: Readonly<Partial<Record<NamedKind, readonly Reference[]>>> = {
  Backstage: backstage,
  SonataFlowPlatform: [
    ...databaseReferences('spec.persistence'),
    ...platformServices.flatMap((service) => [
      ...databaseReferences(`${service}.persistence`),
      ...podReferences(`${service}.podTemplate`),
    ]),
  ],
  SonataFlowClusterPlatform: [
    { kind: 'SonataFlowPlatform', in: 'spec.platformRef', name: 'name', namespace: 'namespace' },
    { kind: 'Namespace', in: 'spec.platformRef', name: 'namespace' },
  ],
  SonataFlow: [
    ...databaseReferences('spec.persistence'),
    ...podReferences('spec.podTemplate'),
    { ...configMap, in: 'spec.resources.configMaps.*.configMap' },
  ],
  Job: podReferences('spec.template.spec'),
  NetworkPolicy: [
    { kind: 'Workload', in: 'spec.podSelector.matchLabels', name: workloadLabel },
    ...peerReferences('spec.ingress.*.from.*'),
    ...peerReferences('spec.egress.*.to.*'),
  ],
  Service: [{ kind: 'Workload', in: 'spec.selector', name: workloadLabel }],
  Subscription: [
    { kind: 'CatalogSource', in: 'spec', name: 'source', namespace: 'sourceNamespace' },
    { kind: 'Namespace', in: 'spec', name: 'sourceNamespace' },
  ],
  OperatorGroup: [{ kind: 'Namespace', in: 'spec.targetNamespaces', name: '*' }],
};
