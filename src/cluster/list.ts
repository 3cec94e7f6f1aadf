import { field, listAt, textAt } from '../core/field.ts';
import { message } from '../core/message.ts';
import type { WatchedResource } from '../core/snapshot.ts';
import type { Failure } from './failure.ts';
import { metadataAlone } from './metadataAlone.ts';
import type { Transport } from './transport.ts';
import { trimmed, type Trimmed } from './trim.ts';

/** The objects at one path: what to ask for, and how. */
export interface Collection {
  readonly path: string;
  readonly apiVersion: string;
  readonly resource: WatchedResource;
}

export type Listed =
  | { readonly kind: 'listed'; readonly objects: readonly Trimmed[]; readonly resourceVersion: string }
  | Failure;

/** Objects on a page: what is parsed at one stretch, and must not take long. */
const page = { full: 100, metadata: 500 } as const;
/** How often a list whose next page has expired meanwhile is begun anew. */
const attempts = 3;

/** Reads all objects of a collection, in pages, each trimmed as soon as its page is there. */
export async function list(
  transport: Transport,
  collection: Collection,
  signal: AbortSignal,
): Promise<Listed> {
  let objects: Trimmed[] = [];
  let next: string | undefined;
  const limit = String(collection.resource.metadataOnly === true ? page.metadata : page.full);
  for (let attempt = 1; ;) {
    const answer = await transport.request({
      path: collection.path,
      query: { ...selection(collection), limit, ...(next && { continue: next }) },
      accept: acceptOf(collection, 'PartialObjectMetadataList'),
      signal,
    });
    if (answer.kind === 'expired' && next !== undefined && attempt < attempts) {
      attempt++;
      objects = [];
      next = undefined;
      continue;
    }
    if (answer.kind !== 'ok') return answer;
    if (!isList(answer.body)) {
      // A login page of a network in between is answered with 200, too, and no list is not an empty one.
      return {
        kind: 'unreachable',
        reason: message('{0} gave an answer that is no list.', transport.server),
      };
    }
    for (const raw of listAt(answer.body, 'items')) {
      const object = trimmed(raw, collection.apiVersion, collection.resource);
      if (object !== undefined) objects.push(object);
    }
    next = textAt(answer.body, 'metadata', 'continue') || undefined;
    if (next === undefined) {
      const resourceVersion = textAt(answer.body, 'metadata', 'resourceVersion') ?? '';
      return { kind: 'listed', objects, resourceVersion };
    }
  }
}

/** Go writes an empty list as `null`. */
function isList(body: unknown): boolean {
  return textAt(body, 'kind')?.endsWith('List') === true || Array.isArray(field(body, 'items'));
}

/** The part of the query that lists and watches share. */
export function selection({ resource }: Collection): Readonly<Record<string, string>> {
  return resource.labelSelector === undefined ? {} : { labelSelector: resource.labelSelector };
}

/** The media type to ask for. */
export function acceptOf({ resource }: Collection, form: Parameters<typeof metadataAlone>[0]): string {
  return resource.metadataOnly === true ? metadataAlone(form) : 'application/json';
}
