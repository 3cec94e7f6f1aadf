import { textAt } from './field.ts';
import type { Manifest } from './manifest.ts';
import type { ResourceKey } from './snapshot.ts';

/** API groups whose definitions are looked into. */
export const definedGroups: readonly string[] = [
  'rhdh.redhat.com',
  'sonataflow.org',
  'operator.knative.dev',
  'operators.coreos.com',
  'olm.operatorframework.io',
];

/** Tells whether an object that is followed by its metadata is wanted in full. */
export type IsWanted = (object: Manifest) => boolean;

/**
 * The objects to read in full: the ClusterServiceVersions that a Subscription has installed or works on, and the
 * definitions of the groups of interest.
 */
export function wantedInFull(key: ResourceKey, subscriptions: readonly Manifest[]): IsWanted {
  switch (key) {
    case 'clusterServiceVersions': {
      const named = new Set(subscriptions.flatMap(versionsOf));
      return ({ metadata }) => named.has(`${metadata.namespace ?? ''}/${metadata.name}`);
    }
    case 'customResourceDefinitions':
      return ({ metadata: { name } }) => definedGroups.includes(name.slice(name.indexOf('.') + 1));
    default:
      return () => false;
  }
}

function versionsOf(subscription: Manifest): readonly string[] {
  return ['installedCSV', 'currentCSV'].flatMap((field) => {
    const name = textAt(subscription, 'status', field);
    return name === undefined ? [] : [`${subscription.metadata.namespace ?? ''}/${name}`];
  });
}
