import type { Manifest } from '../src/core/manifest.ts';
import { releaseLines, resolveRelease } from '../src/core/releases/index.ts';
import type { ApiClient } from './apiClient.ts';
import { standardCatalog } from './simulator/catalog.ts';
import { packageManifestOf } from './simulator/olm/catalogObjects.ts';

/** The OpenShift release that has Kubernetes 1.34. */
const version = '4.21.0';

const marketplace: Manifest = {
  apiVersion: 'v1',
  kind: 'Namespace',
  metadata: { name: 'openshift-marketplace' },
};
const catalog: Manifest = {
  apiVersion: 'operators.coreos.com/v1alpha1',
  kind: 'CatalogSource',
  metadata: { name: 'redhat-operators', namespace: 'openshift-marketplace' },
  spec: { sourceType: 'grpc', displayName: 'Red Hat Operators', publisher: 'Red Hat' },
};

/**
 * Puts into a server with OpenShift's CRDs what every OpenShift cluster has: its version, the namespace for
 * operators of the whole cluster and the OperatorGroup in it, and Red Hat's catalog. May be called again.
 */
export async function furnishOpenShift(client: ApiClient): Promise<void> {
  const clusterVersion: Manifest = {
    apiVersion: 'config.openshift.io/v1',
    kind: 'ClusterVersion',
    metadata: { name: 'version' },
    spec: { clusterID: '00000000-0000-4000-8000-000000000000', channel: 'stable-4.21' },
  };
  const objects: readonly Manifest[] = [
    { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'openshift-operators' } },
    {
      apiVersion: 'operators.coreos.com/v1',
      kind: 'OperatorGroup',
      metadata: { name: 'global-operators', namespace: 'openshift-operators' },
      spec: {},
    },
    clusterVersion,
  ];
  for (const object of [...objects, marketplace, catalog]) await client.apply(object);
  await client.patch(
    { ...catalog, ...catalog.metadata },
    { status: { connectionState: { lastObservedState: 'READY' } } },
    'status',
  );
  const status = { desired: { version, image: `registry.invalid/openshift/release:${version}` } };
  await client.patch({ ...clusterVersion, ...clusterVersion.metadata }, { status }, 'status');
}

/** Offers the packages of Red Hat's catalog where nobody plays OLM, which would tell of them. */
export async function offerPackages(client: ApiClient): Promise<void> {
  const lines = releaseLines().flatMap((line) => resolveRelease(line) ?? []);
  const current = resolveRelease('1.10') ?? lines[0];
  if (current === undefined) return;
  for (const offered of standardCatalog(lines, current)) await client.apply(packageManifestOf(offered));
}
