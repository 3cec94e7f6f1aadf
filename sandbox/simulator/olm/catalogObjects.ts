import type { Manifest } from '../../../src/core/manifest.ts';
import type { Bundle, Catalog, CatalogPackage } from '../catalog.ts';
import { namespaces } from '../kinds.ts';
import type { Kube } from '../kube.ts';
import { catalogSources, packageManifests } from './kinds.ts';

const marketplace = 'openshift-marketplace';
const source = 'redhat-operators';

/** Puts OpenShift's catalog of Red Hat's operators into the cluster, and what the package server tells of it. */
export async function publishCatalog(kube: Kube, catalog: Catalog): Promise<void> {
  const writer = kube.as('marketplace-operator');
  await writer.apply(namespaces, { apiVersion: 'v1', kind: 'Namespace', metadata: { name: marketplace } });
  const { metadata } = await writer.apply(catalogSources, {
    apiVersion: catalogSources.apiVersion,
    kind: catalogSources.kind,
    metadata: { name: source, namespace: marketplace },
    spec: { sourceType: 'grpc', displayName: 'Red Hat Operators', publisher: 'Red Hat' },
  });
  const lastConnect = new Date().toISOString();
  const connectionState = {
    address: `${source}.${marketplace}.svc:50051`,
    lastConnect,
    lastObservedState: 'READY',
  };
  await kube.as('catalog').patchStatus(catalogSources, metadata, { connectionState });
  if (!(await kube.serves(packageManifests))) return;
  for (const offered of catalog)
    await kube.as('packageserver').apply(packageManifests, packageManifestOf(offered));
}

/** A package as the package server tells of it. */
export function packageManifestOf({ name, defaultChannel, channels }: CatalogPackage): Manifest {
  return {
    apiVersion: packageManifests.apiVersion,
    kind: packageManifests.kind,
    metadata: {
      name,
      namespace: marketplace,
      // The real package server is not a CRD and labels the provider too, which has a blank that no label may have.
      labels: { catalog: source, 'catalog-namespace': marketplace },
    },
    status: {
      packageName: name,
      catalogSource: source,
      catalogSourceDisplayName: 'Red Hat Operators',
      catalogSourcePublisher: 'Red Hat',
      catalogSourceNamespace: marketplace,
      provider: { name: 'Red Hat' },
      defaultChannel,
      channels: channels.map((channel) => {
        const newestFirst = channel.bundles.toReversed();
        return {
          name: channel.name,
          currentCSV: newestFirst[0]?.csv,
          currentCSVDesc: describe(newestFirst[0]),
          entries: newestFirst.map(({ csv, version }) => ({ name: csv, version })),
        };
      }),
    },
  };
}

function describe(bundle: Bundle | undefined): unknown {
  const { displayName, version } = bundle ?? {};
  const installModes = ['OwnNamespace', 'SingleNamespace', 'MultiNamespace', 'AllNamespaces'];
  return {
    displayName,
    version,
    provider: { name: 'Red Hat' },
    installModes: installModes.map((type) => ({ type, supported: type === 'AllNamespaces' })),
  };
}
