import type { Observed } from '../core/snapshot.ts';
import type { Clock } from './clock.ts';
import { discoverResource } from './discovery.ts';
import type { Forbidden } from './failure.ts';
import { list, type Collection, type Listed } from './list.ts';
import { joined, type Part } from './parts.ts';
import type { ServedType } from './resourcePath.ts';
import { collectionOf, listedSighting, sightingOf, singleNamespaces, wholeCollection } from './sighting.ts';
import type { Sighting, Wanted } from './sighting.ts';
import { observedAt } from './store.ts';
import type { Transport } from './transport.ts';
import type { Trimmed } from './trim.ts';

export interface Reading {
  readonly transport: Transport;
  readonly clock: Clock;
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

/** How often a busy server is asked again, and the seconds that it may name for that at most. */
const patience = { times: 3, seconds: 5 } as const;

/**
 * Reads one resource once. As kubectl does, it waits where the server names a time to ask again, as it does while it
 * prepares a kind that is new or after its own start.
 */
export async function readResource(reading: Reading, wanted: Wanted): Promise<Sighting> {
  const { transport, signal } = reading;
  const found = await discoverResource(transport, wanted.resource, signal);
  if (found.kind !== 'served') return sightingOf(found);
  const { type } = found;
  if (wanted.reach !== undefined) {
    return readNamespaces(reading, wanted, { type, namespaces: wanted.reach.namespaces });
  }
  const listed = await listPatiently(reading, wholeCollection(wanted, type));
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
  reading: Reading,
  wanted: Wanted,
  { type, namespaces, refused }: Single,
): Promise<Sighting> {
  const read = async (namespace: string): Promise<readonly [string, Part]> => {
    const listed = await listPatiently(reading, collectionOf(wanted, type, namespace));
    return [namespace, listed.kind === 'listed' ? seenAt(reading.at, listed.objects) : listed];
  };
  return joined(new Map(await Promise.all(namespaces.map(read))), refused);
}

async function listPatiently({ transport, clock, signal }: Reading, collection: Collection): Promise<Listed> {
  for (let again = 0; ; again++) {
    const listed = await list(transport, collection, signal);
    const wait = listed.kind === 'failing' ? listed.retryAfter : undefined;
    if (wait === undefined || wait > patience.seconds || again === patience.times) return listed;
    await clock.sleep(wait * 1000, signal);
  }
}

function seenAt(at: number, objects: readonly Trimmed[]): readonly Observed[] {
  return objects.map((object) => observedAt(at, object));
}
