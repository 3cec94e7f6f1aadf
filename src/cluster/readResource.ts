import type { Observed } from '../core/snapshot.ts';
import { discoverResource } from './discovery.ts';
import type { Forbidden } from './failure.ts';
import { list } from './list.ts';
import { joined, type Part } from './parts.ts';
import type { ServedType } from './resourcePath.ts';
import { collectionOf, listedSighting, sightingOf, singleNamespaces, wholeCollection } from './sighting.ts';
import type { Sighting, Wanted } from './sighting.ts';
import { observedAt } from './store.ts';
import type { Transport } from './transport.ts';
import type { Trimmed } from './trim.ts';

export interface Reading {
  readonly transport: Transport;
  /** Stamp for what is read, milliseconds since the epoch. */
  readonly at: number;
  readonly signal: AbortSignal;
}

/** Namespaces to read one by one, and what the list of the whole cluster was answered with, where that was asked for. */
interface Single {
  readonly type: ServedType;
  readonly namespaces: readonly string[];
  readonly refused?: Forbidden;
}

/** Reads one resource once. */
export async function readResource(reading: Reading, wanted: Wanted): Promise<Sighting> {
  const { transport, signal } = reading;
  const found = await discoverResource(transport, wanted.resource, signal);
  if (found.kind !== 'served') return sightingOf(found);
  const { type } = found;
  if (wanted.reach !== undefined) {
    return readNamespaces(reading, wanted, { type, namespaces: wanted.reach.namespaces });
  }
  const listed = await list(transport, wholeCollection(wanted, type), signal);
  switch (listed.kind) {
    case 'listed':
      return listedSighting(wanted, seenAt(reading.at, listed.objects));
    case 'forbidden': {
      const namespaces = singleNamespaces(wanted, type);
      return readNamespaces(reading, wanted, { type, namespaces, refused: listed });
    }
    default:
      return sightingOf(listed);
  }
}

async function readNamespaces(
  { transport, at, signal }: Reading,
  wanted: Wanted,
  { type, namespaces, refused }: Single,
): Promise<Sighting> {
  const read = async (namespace: string): Promise<readonly [string, Part]> => {
    const listed = await list(transport, collectionOf(wanted, type, namespace), signal);
    return [namespace, listed.kind === 'listed' ? seenAt(at, listed.objects) : listed];
  };
  return joined(new Map(await Promise.all(namespaces.map(read))), refused);
}

function seenAt(at: number, objects: readonly Trimmed[]): readonly Observed[] {
  return objects.map((object) => observedAt(at, object));
}
