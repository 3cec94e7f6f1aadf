import type { Manifest } from '../../../src/core/manifest.ts';
import type { Bundle } from '../catalog.ts';
import { csvs, type Csv, type DeploymentSpec } from './kinds.ts';

/** The ClusterServiceVersion of a version of an operator, as a bundle in a catalog has it. */
export function csvOf(bundle: Bundle, namespace: string, brought: readonly Manifest[]): Csv {
  const { csv, version, displayName, replaces } = bundle;
  const modes = ['OwnNamespace', 'SingleNamespace', 'MultiNamespace', 'AllNamespaces'];
  const properties = [{ type: 'olm.package', value: { packageName: bundle.package, version } }];
  return {
    apiVersion: csvs.apiVersion,
    kind: csvs.kind,
    metadata: {
      name: csv,
      namespace,
      labels: { 'olm.managed': 'true' },
      annotations: { 'operatorframework.io/properties': JSON.stringify({ properties }) },
    },
    spec: {
      displayName,
      version,
      ...(replaces === undefined ? {} : { replaces }),
      minKubeVersion: '1.25.0',
      provider: { name: 'Red Hat' },
      cleanup: { enabled: false },
      customresourcedefinitions: { owned: brought.map(ownedOf) },
      installModes: modes.map((type) => ({ type, supported: type === 'AllNamespaces' })),
      install: {
        strategy: 'deployment',
        spec: { deployments: bundle.deployments.map(deploymentOf(bundle)) },
      },
    },
  };
}

function ownedOf({ metadata, spec }: Manifest): { name: string; kind: string; version: string } {
  const { names, versions } = spec as {
    names: { kind: string };
    versions: readonly { name: string; storage: boolean }[];
  };
  const version = versions.find(({ storage }) => storage)?.name ?? '';
  return { name: metadata.name, kind: names.kind, version };
}

function deploymentOf({ version }: Bundle): (name: string) => DeploymentSpec {
  return (name) => {
    const labels = { name };
    const container = { name: 'manager', image: `registry.invalid/${name}:${version}` };
    const template = { metadata: { labels }, spec: { containers: [container] } };
    return { name, spec: { replicas: 1, selector: { matchLabels: labels }, strategy: {}, template } };
  };
}
