import type { Manifest } from './manifest.ts';
import type { Message } from './message.ts';
import type { Answers } from './question.ts';

/**
 * What the product watches in a cluster. `scope`: `cluster` = all namespaces (or cluster-scoped objects),
 * `target` = only the namespace of the target, `catalog` = only the one its operators are offered in, `named` = only
 * the objects with the names of namespaces that matter, `several` = only the namespaces that matter, which may become more.
 * `metadataOnly` = followed by metadata alone; `wantedInFull` = of these the ones that `inFull.ts` picks are read
 * whole, the others never.
 * Versions are in order of preference; the first one served is watched.
 */
export const watchedResources = {
  namespaces: {
    group: '',
    versions: ['v1'],
    plural: 'namespaces',
    kind: 'Namespace',
    scope: 'named',
    metadataOnly: true,
  },
  customResourceDefinitions: {
    group: 'apiextensions.k8s.io',
    versions: ['v1'],
    plural: 'customresourcedefinitions',
    kind: 'CustomResourceDefinition',
    scope: 'cluster',
    /** The schemas of all the CRDs of an OpenShift cluster are tens of megabytes. */
    metadataOnly: true,
    wantedInFull: true,
  },
  /** One object, on OpenShift only. */
  clusterVersions: {
    group: 'config.openshift.io',
    versions: ['v1'],
    plural: 'clusterversions',
    kind: 'ClusterVersion',
    scope: 'cluster',
  },
  catalogSources: {
    group: 'operators.coreos.com',
    versions: ['v1alpha1'],
    plural: 'catalogsources',
    kind: 'CatalogSource',
    scope: 'catalog',
  },
  operatorGroups: {
    group: 'operators.coreos.com',
    versions: ['v1'],
    plural: 'operatorgroups',
    kind: 'OperatorGroup',
    scope: 'cluster',
  },
  subscriptions: {
    group: 'operators.coreos.com',
    versions: ['v1alpha1'],
    plural: 'subscriptions',
    kind: 'Subscription',
    scope: 'cluster',
  },
  installPlans: {
    group: 'operators.coreos.com',
    versions: ['v1alpha1'],
    plural: 'installplans',
    kind: 'InstallPlan',
    scope: 'cluster',
  },
  clusterServiceVersions: {
    group: 'operators.coreos.com',
    versions: ['v1alpha1'],
    plural: 'clusterserviceversions',
    kind: 'ClusterServiceVersion',
    scope: 'cluster',
    /** Copied CSVs are noise: one per namespace. */
    labelSelector: '!olm.copiedFrom',
    /** One can have hundreds of kilobytes. */
    metadataOnly: true,
    wantedInFull: true,
  },
  /** What OLM v1 installs; a handful, and unknown to clusters before it. */
  clusterExtensions: {
    group: 'olm.operatorframework.io',
    versions: ['v1'],
    plural: 'clusterextensions',
    kind: 'ClusterExtension',
    scope: 'cluster',
  },
  knativeServings: {
    group: 'operator.knative.dev',
    versions: ['v1beta1'],
    plural: 'knativeservings',
    kind: 'KnativeServing',
    scope: 'cluster',
  },
  knativeEventings: {
    group: 'operator.knative.dev',
    versions: ['v1beta1'],
    plural: 'knativeeventings',
    kind: 'KnativeEventing',
    scope: 'cluster',
  },
  backstages: {
    group: 'rhdh.redhat.com',
    versions: ['v1alpha5', 'v1alpha4', 'v1alpha3'],
    plural: 'backstages',
    kind: 'Backstage',
    scope: 'cluster',
  },
  sonataFlowPlatforms: {
    group: 'sonataflow.org',
    versions: ['v1alpha08'],
    plural: 'sonataflowplatforms',
    kind: 'SonataFlowPlatform',
    scope: 'target',
  },
  /** One works at a time; there are no more than a few. */
  sonataFlowClusterPlatforms: {
    group: 'sonataflow.org',
    versions: ['v1alpha08'],
    plural: 'sonataflowclusterplatforms',
    kind: 'SonataFlowClusterPlatform',
    scope: 'cluster',
  },
  sonataFlows: {
    group: 'sonataflow.org',
    versions: ['v1alpha08'],
    plural: 'sonataflows',
    kind: 'SonataFlow',
    scope: 'target',
  },
  networkPolicies: {
    group: 'networking.k8s.io',
    versions: ['v1'],
    plural: 'networkpolicies',
    kind: 'NetworkPolicy',
    scope: 'target',
  },
  deployments: {
    group: 'apps',
    versions: ['v1'],
    plural: 'deployments',
    kind: 'Deployment',
    scope: 'several',
  },
  statefulSets: {
    group: 'apps',
    versions: ['v1'],
    plural: 'statefulsets',
    kind: 'StatefulSet',
    scope: 'target',
  },
  services: { group: '', versions: ['v1'], plural: 'services', kind: 'Service', scope: 'target' },
  configMaps: {
    group: '',
    versions: ['v1'],
    plural: 'configmaps',
    kind: 'ConfigMap',
    scope: 'target',
    /** A namespace can have hundreds; those that a Backstage object names are the ones that matter. */
    metadataOnly: true,
    wantedInFull: true,
  },
  secrets: {
    group: '',
    versions: ['v1'],
    plural: 'secrets',
    kind: 'Secret',
    scope: 'target',
    metadataOnly: true,
  },
} as const satisfies Record<string, WatchedResource>;

export interface WatchedResource {
  readonly group: string;
  readonly versions: readonly string[];
  readonly plural: string;
  readonly kind: string;
  readonly scope: 'cluster' | 'target' | 'catalog' | 'named' | 'several';
  readonly labelSelector?: string;
  readonly metadataOnly?: boolean;
  readonly wantedInFull?: boolean;
}

export type ResourceKey = keyof typeof watchedResources;

/** The resources of which only some namespaces are looked at, even where everything may be listed. */
export type PartlySeenKey = {
  [Key in ResourceKey]: (typeof watchedResources)[Key]['scope'] extends 'named' | 'several' ? Key : never;
}[ResourceKey];

/**
 * Where operators and what they run usually live. Where a list of the whole cluster is forbidden, these and
 * the target's namespace are asked one by one.
 */
export const operatorNamespaces = [
  'openshift-serverless',
  'openshift-serverless-logic',
  'openshift-operators',
  'rhdh-operator',
  'knative-serving',
  'knative-eventing',
] as const;

/** The namespaces of a target that are looked into, whatever else the cluster holds. */
export interface Places {
  /** Of its Backstage. */
  readonly namespace: string;
  /** Of the CatalogSource that its operators come from. */
  readonly catalogNamespace: string;
  /** Names of all the namespaces that anything is to be known about: whether they are there, and their labels. */
  readonly namespaces: readonly string[];
  /** Where its Deployments are, and those of the operators, as far as the target alone tells. */
  readonly deployments: readonly string[];
  /** The packages that bring the operators, under all their names; their Subscriptions may be anywhere. */
  readonly packages: readonly string[];
}

/** One object and since when (milliseconds since the epoch) it is as it is: as it tells, or as it was seen to change. */
export interface Observed {
  readonly object: Manifest;
  readonly since: number;
  /** Names of the keys of a Secret; its values are never read. */
  readonly keys?: readonly string[];
}

/** What is known of one resource. Only `listed` says anything about absence. */
export type Observation =
  | {
      readonly state: 'listed';
      readonly since: number;
      readonly objects: readonly Observed[];
      /** The namespaces that were asked for, where not all were: of any other one nothing is said. */
      readonly namespaces?: readonly string[];
    }
  /** The API server does not know the resource (its CRD is not there). */
  | { readonly state: 'notServed'; readonly since: number }
  /**
   * The list of the whole cluster is refused. `seen` is what single namespaces show all the same: it holds for
   * the namespaces it names and says nothing about any other.
   */
  | {
      readonly state: 'forbidden';
      readonly since: number;
      readonly reason: Message;
      readonly seen?: { readonly namespaces: readonly string[]; readonly objects: readonly Observed[] };
    }
  | { readonly state: 'unreachable'; readonly since: number; readonly reason: Message }
  /** Asked, no answer yet. */
  | { readonly state: 'pending'; readonly since: number };

/** Of each alternative, what whoever keeps it adds a time to. */
export type WithoutTime<T> = T extends unknown ? Omit<T, 'since'> : never;

/** How the cluster itself answers. */
export type Connection =
  | { readonly state: 'connecting' }
  | { readonly state: 'connected'; readonly version: string }
  | { readonly state: 'unauthorized' | 'unreachable'; readonly reason: Message };

/** Immutable facts observed in a cluster. */
export interface Snapshot {
  /** When this snapshot was taken, milliseconds since the epoch. */
  readonly at: number;
  readonly context: string;
  readonly server: string;
  /** The kubeconfig says not to check who the server is. */
  readonly unverified?: true;
  readonly connection: Connection;
  readonly resources: Readonly<Record<ResourceKey, Observation>>;
  /** What was asked beside them. */
  readonly answers: Answers;
}

/** The objects that are seen of a resource, if only in some namespaces. */
export function objectsIn(observation: WithoutTime<Observation> | undefined): readonly Observed[] {
  if (observation?.state === 'listed') return observation.objects;
  return observation?.state === 'forbidden' ? (observation.seen?.objects ?? []) : [];
}

/** Whether the cluster is seen to be OpenShift: only that has a version of its own. Who may not list it knows that it is there. */
export function isOpenShift({ resources: { clusterVersions } }: Snapshot): boolean {
  return clusterVersions.state === 'listed'
    ? clusterVersions.objects.length > 0
    : clusterVersions.state === 'forbidden';
}
