import { textAt } from './field.ts';
import type { Manifest } from './manifest.ts';
import type { ResourceKey } from './snapshot.ts';
import { namedIn } from './workspace/namedIn.ts';

/**
 * The definitions that are looked into: those that must be established, and of OLM v0 two small ones that tell its
 * versions. Most others of these groups hold the schema of a Pod, hundreds of kilobytes that say nothing more.
 */
const definitionsInFull = [
  'backstages.rhdh.redhat.com',
  'sonataflowplatforms.sonataflow.org',
  'knativeservings.operator.knative.dev',
  'knativeeventings.operator.knative.dev',
  'clusterextensions.olm.operatorframework.io',
  'installplans.operators.coreos.com',
  'operatorgroups.operators.coreos.com',
] as const;

/** Name of a CustomResourceDefinition that is read in full, so that its conditions can be told. */
export type DefinitionInFull = (typeof definitionsInFull)[number];

/** Whose objects name the ones that are wanted in full. */
export const namers: Partial<Record<ResourceKey, ResourceKey>> = {
  clusterServiceVersions: 'subscriptions',
  configMaps: 'backstages',
};

/** Tells whether an object that is followed by its metadata is wanted in full. */
export type IsWanted = (object: Manifest) => boolean;

/**
 * The objects to read in full: the ClusterServiceVersions that a Subscription has installed or works on, the ConfigMaps
 * that a Backstage object names, and the definitions of {@link DefinitionInFull}. `naming` are the objects that name them.
 */
export function wantedInFull(key: ResourceKey, naming: readonly Manifest[]): IsWanted {
  switch (key) {
    case 'clusterServiceVersions':
      return isAmong(naming.flatMap(versionsOf));
    case 'configMaps':
      return isAmong(naming.flatMap(configMapsOf));
    case 'customResourceDefinitions':
      return isAmong(definitionsInFull.map((name) => `/${name}`));
    default:
      return () => false;
  }
}

function isAmong(names: readonly string[]): IsWanted {
  const wanted = new Set(names);
  return ({ metadata }) => wanted.has(`${metadata.namespace ?? ''}/${metadata.name}`);
}

function versionsOf(subscription: Manifest): readonly string[] {
  return ['installedCSV', 'currentCSV'].flatMap((field) => {
    const name = textAt(subscription, 'status', field);
    return name === undefined ? [] : [`${subscription.metadata.namespace ?? ''}/${name}`];
  });
}

function configMapsOf(backstage: Manifest): readonly string[] {
  return namedIn('Backstage', backstage).flatMap(({ kind, name, namespace = '' }) =>
    kind === 'ConfigMap' ? [`${namespace}/${name}`] : [],
  );
}
