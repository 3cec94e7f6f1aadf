import type { IsWanted } from '../core/inFull.ts';
import type { Observed, WatchedResource } from '../core/snapshot.ts';
import { cancelled } from './exchange.ts';
import type { Failure } from './failure.ts';
import { objectPath } from './resourcePath.ts';
import type { Sighting } from './sighting.ts';
import type { Transport } from './transport.ts';
import { trimmed, type Trimmed } from './trim.ts';

/** Reads in full what is followed by its metadata. */
export interface FullObjects {
  /**
   * The sighting with the wanted objects in full, or why one of them cannot be read. Nothing is read again
   * whose version has not changed.
   */
  fill(sighting: Sighting, isWanted: IsWanted): Promise<Sighting | Failure>;
}

interface Deps {
  readonly transport: Transport;
  readonly resource: WatchedResource;
  readonly signal: AbortSignal;
}

/** Milliseconds. Other rows wait for it, so it is not waited for long. */
const patience = 10_000;

export function createFullObjects({ transport, resource, signal }: Deps): FullObjects {
  const whole: WatchedResource = { ...resource, metadataOnly: false };
  let known = new Map<string, { readonly version: string | undefined; readonly full: Trimmed }>();

  const read = async ({ object, since }: Observed): Promise<Observed | Failure> => {
    const { apiVersion, metadata } = object;
    const { name, namespace, uid, resourceVersion: version } = metadata;
    const id = idOf({ object });
    const before = known.get(id);
    if (before !== undefined && isSame(before, uid, version)) return { ...before.full, since };
    const type = { apiVersion, plural: resource.plural, namespaced: namespace !== undefined };
    const path = objectPath(type, name, namespace);
    // At least as new as its metadata, the server may answer from memory; without a version it would ask its database.
    const query = version === undefined ? {} : { resourceVersion: version };
    const answer = await transport.request({ path, query, signal, deadline: patience });
    if (answer.kind !== 'ok') return answer;
    const read = trimmed(answer.body, apiVersion, whole);
    if (read === undefined) return cancelled;
    const { changedAt: _, ...full } = read;
    known.set(id, { version, full });
    return { ...full, since };
  };

  const fillAll = async (
    objects: readonly Observed[],
    isWanted: IsWanted,
  ): Promise<readonly Observed[] | Failure> => {
    const wanted = objects.filter(({ object }) => isWanted(object));
    const answers = await Promise.all(wanted.map(read));
    const failure = answers.find(
      (answer): answer is Failure => isFailure(answer) && answer.kind !== 'notFound',
    );
    if (failure !== undefined) return failure;
    const found = answers.filter((answer): answer is Observed => !isFailure(answer));
    const ids = new Set(found.map(idOf));
    known = new Map([...known].filter(([id]) => ids.has(id)));
    const byId = new Map(found.map((one) => [idOf(one), one]));
    // What was deleted between the list and its own reading is gone: its watch will say so.
    return objects.flatMap((one) => (wanted.includes(one) ? (byId.get(idOf(one)) ?? []) : one));
  };

  return {
    async fill(sighting, isWanted) {
      if (sighting.state === 'listed') {
        const objects = await fillAll(sighting.objects, isWanted);
        return 'kind' in objects ? objects : { ...sighting, objects };
      }
      if (sighting.state !== 'forbidden' || sighting.seen === undefined) return sighting;
      const objects = await fillAll(sighting.seen.objects, isWanted);
      return 'kind' in objects ? objects : { ...sighting, seen: { ...sighting.seen, objects } };
    },
  };
}

/**
 * It may have been read after it changed once more, and the news of that come later. In another cluster an object of
 * the same name may have the same version.
 */
function isSame(
  { version, full }: { readonly version: string | undefined; readonly full: Trimmed },
  uid: string | undefined,
  wanted: string | undefined,
): boolean {
  const known = full.object.metadata;
  return uid === known.uid && (wanted === version || wanted === known.resourceVersion);
}

function isFailure(answer: Observed | Failure): answer is Failure {
  return 'kind' in answer;
}

function idOf({ object }: Pick<Observed, 'object'>): string {
  return `${object.metadata.namespace ?? ''}/${object.metadata.name}`;
}
