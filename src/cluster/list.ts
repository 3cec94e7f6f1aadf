import { listAt, textAt } from '../core/field.ts';
import type { WatchedResource } from '../core/snapshot.ts';
import type { Failure } from './failure.ts';
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

const page = 250;

/** Reads all objects of a collection, in pages, each trimmed as soon as its page is there. */
export async function list(
  transport: Transport,
  collection: Collection,
  signal: AbortSignal,
): Promise<Listed> {
  const objects: Trimmed[] = [];
  let next: string | undefined;
  for (;;) {
    const answer = await transport.request({
      path: collection.path,
      query: { ...selection(collection), limit: String(page), ...(next && { continue: next }) },
      accept: acceptOf(collection, 'PartialObjectMetadataList'),
      signal,
    });
    if (answer.kind !== 'ok') return answer;
    for (const raw of listAt(answer.body, 'items')) {
      const object = trimmed(raw, collection.apiVersion, collection.resource);
      if (object !== undefined) objects.push(object);
    }
    next = textAt(answer.body, 'metadata', 'continue');
    if (next === undefined || next === '') {
      const resourceVersion = textAt(answer.body, 'metadata', 'resourceVersion') ?? '';
      return { kind: 'listed', objects, resourceVersion };
    }
  }
}

/** The part of the query that lists and watches share. */
export function selection({ resource }: Collection): Readonly<Record<string, string>> {
  return resource.labelSelector === undefined ? {} : { labelSelector: resource.labelSelector };
}

/**
 * The media type to ask for. Where values are never to be read there is no other one to fall back to:
 * a server that cannot leave them out shall refuse.
 */
export function acceptOf(
  { resource }: Collection,
  form: 'PartialObjectMetadataList' | 'PartialObjectMetadata',
): string {
  return resource.metadataOnly === true
    ? `application/json;as=${form};g=meta.k8s.io;v=v1`
    : 'application/json';
}
