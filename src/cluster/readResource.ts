import type { Observed } from '../core/snapshot.ts';
import { discoverResource } from './discovery.ts';
import type { Forbidden } from './failure.ts';
import { list } from './list.ts';
import type { ServedType } from './resourcePath.ts';
import {
  collectionOf,
  forbiddenSighting,
  listedSighting,
  sightingOf,
  singleNamespaces,
  wholeCollection,
} from './sighting.ts';
import type { Sighting, Wanted } from './sighting.ts';
import type { Transport } from './transport.ts';

export interface Reading {
  readonly transport: Transport;
  /** Stamp for what is read, milliseconds since the epoch. */
  readonly at: number;
  readonly signal: AbortSignal;
}

/** Reads one resource once. */
export async function readResource(reading: Reading, wanted: Wanted): Promise<Sighting> {
  const { transport, signal } = reading;
  const found = await discoverResource(transport, wanted.resource, signal);
  if (found.kind !== 'served') return sightingOf(found);
  const listed = await list(transport, wholeCollection(wanted, found.type), signal);
  switch (listed.kind) {
    case 'listed':
      return listedSighting(
        wanted,
        listed.objects.map((object) => ({ ...object, since: reading.at })),
      );
    case 'forbidden':
      return readNamespaces(reading, wanted, found.type, listed);
    default:
      return sightingOf(listed);
  }
}

async function readNamespaces(
  { transport, at, signal }: Reading,
  wanted: Wanted,
  type: ServedType,
  refused: Forbidden,
): Promise<Sighting> {
  const lists = await Promise.all(
    singleNamespaces(wanted, type).map(async (namespace) => ({
      namespace,
      listed: await list(transport, collectionOf(wanted, type, namespace), signal),
    })),
  );
  const namespaces: string[] = [];
  const objects: Observed[] = [];
  for (const { namespace, listed } of lists) {
    if (listed.kind !== 'listed') continue;
    namespaces.push(namespace);
    objects.push(...listed.objects.map((object) => ({ ...object, since: at })));
  }
  const sighting = forbiddenSighting(refused);
  return namespaces.length === 0 ? sighting : { ...sighting, seen: { namespaces, objects } };
}
