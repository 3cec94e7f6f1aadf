import { objectsIn, operatorNamespaces, watchedResources, type ResourceKey } from '../core/snapshot.ts';
import { systemClock } from './clock.ts';
import type { Connection } from './connection.ts';
import type { Failure } from './failure.ts';
import { namespaceNames } from './namespaceNames.ts';
import { readResource } from './readResource.ts';

/** What there is in a cluster to choose a target from, as far as a user may see it; what may not be seen is left out. */
export interface Surroundings {
  readonly kind: 'seen';
  readonly namespaces: readonly string[];
  readonly backstages: readonly { readonly name: string; readonly namespace: string }[];
  /** Of the RHDH operator, `1.10.3`; absent where none is seen. */
  readonly version?: string;
}

/** Asked one by one where the whole cluster may not be listed; more would keep a person waiting. */
const mostNamespaces = 40;

/** `known` are namespaces that are there although nobody may list them, as those of the kubeconfig. */
export async function lookAround(
  { transport }: Connection,
  known: readonly string[],
  signal: AbortSignal,
): Promise<Surroundings | Failure> {
  const visible = await namespaceNames({ transport }, signal);
  if ('kind' in visible) return visible;
  const namespaces = [...new Set([...known, ...visible])].toSorted();
  const read = async (key: ResourceKey, within: readonly string[]) => {
    const [namespace = 'default', ...otherNamespaces] = within;
    const wanted = { resource: watchedResources[key], namespace, otherNamespaces };
    return objectsIn(await readResource({ transport, clock: systemClock, at: 0, signal }, wanted));
  };
  const [backstages, versions] = await Promise.all([
    read('backstages', [...new Set([...known, ...namespaces])].slice(0, mostNamespaces)),
    read('clusterServiceVersions', operatorNamespaces),
  ]);
  const version = versions
    .map(({ object }) => /^rhdh-operator\.v(.+)$/.exec(object.metadata.name)?.[1])
    .find((found) => found !== undefined);
  return {
    kind: 'seen',
    namespaces,
    backstages: backstages.map(({ object: { metadata } }) => ({
      name: metadata.name,
      namespace: metadata.namespace ?? '',
    })),
    ...(version !== undefined && { version }),
  };
}
