import type { Manifest } from '../../src/core/manifest.ts';

/** Where a kind is served, tied to the type of its objects. */
export interface Kind<T extends Manifest = Manifest> {
  readonly apiVersion: string;
  readonly kind: string;
  readonly plural: string;
  readonly clusterScoped?: true;
  /** Name of the only object that a watch tells of. */
  readonly only?: string;
  /** Never set: it only carries the type. */
  readonly objects?: T;
}

export interface Condition {
  readonly type: string;
  readonly status: 'True' | 'False' | 'Unknown';
  readonly reason?: string;
  readonly message?: string;
  readonly lastTransitionTime?: string;
  readonly lastUpdateTime?: string;
}

export interface Definition extends Manifest {
  readonly status?: { readonly conditions?: readonly Condition[] };
}

/** A Deployment or a StatefulSet. */
export interface Workload extends Manifest {
  readonly spec: { readonly replicas?: number };
  readonly status?: {
    readonly observedGeneration?: number;
    readonly replicas?: number;
    readonly updatedReplicas?: number;
    readonly readyReplicas?: number;
    readonly conditions?: readonly Condition[];
  };
}

export interface ConfigMap extends Manifest {
  readonly data?: Readonly<Record<string, string>>;
  readonly binaryData?: Readonly<Record<string, string>>;
}

export const namespaces: Kind = {
  apiVersion: 'v1',
  kind: 'Namespace',
  plural: 'namespaces',
  clusterScoped: true,
};
export const definitions: Kind<Definition> = {
  apiVersion: 'apiextensions.k8s.io/v1',
  kind: 'CustomResourceDefinition',
  plural: 'customresourcedefinitions',
  clusterScoped: true,
};
export const deployments: Kind<Workload> = {
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  plural: 'deployments',
};
export const statefulSets: Kind<Workload> = {
  apiVersion: 'apps/v1',
  kind: 'StatefulSet',
  plural: 'statefulsets',
};
export const configMaps: Kind<ConfigMap> = { apiVersion: 'v1', kind: 'ConfigMap', plural: 'configmaps' };
export const secrets: Kind<ConfigMap> = { apiVersion: 'v1', kind: 'Secret', plural: 'secrets' };
export const services: Kind = { apiVersion: 'v1', kind: 'Service', plural: 'services' };
export const events: Kind = { apiVersion: 'v1', kind: 'Event', plural: 'events' };

/** The condition of a type. */
export function conditionOf(
  object: { readonly status?: { readonly conditions?: readonly Condition[] } } | undefined,
  type: string,
): Condition | undefined {
  return object?.status?.conditions?.find((condition) => condition.type === type);
}
