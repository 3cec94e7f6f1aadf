import { watchedResources, type ResourceKey } from '../core/snapshot.ts';
import type { Manifest } from '../core/manifest.ts';
import type { Connection } from './connection.ts';
import { readResource } from './readResource.ts';

/**
 * The objects of one resource that the user may see, for offering a choice: without a word on what is
 * hidden, so nothing can be concluded from an empty list.
 */
export async function listObjects(
  { transport, namespace = 'default' }: Connection,
  key: ResourceKey,
  signal: AbortSignal,
): Promise<readonly Manifest[]> {
  const wanted = { resource: watchedResources[key], namespace, otherNamespaces: [] };
  const sighting = await readResource({ transport, at: 0, signal }, wanted);
  const objects =
    sighting.state === 'listed'
      ? sighting.objects
      : sighting.state === 'forbidden'
        ? sighting.seen?.objects
        : [];
  return (objects ?? []).map(({ object }) => object);
}
