import { message } from '../core/message.ts';
import { namespaceProblem } from '../core/names.ts';
import { namespaceLabel } from '../core/namespaceLabel.ts';
import type { Observation, Observed, WatchedResource, WithoutTime } from '../core/snapshot.ts';
import type { Failure, Forbidden } from './failure.ts';
import type { Collection } from './list.ts';
import type { Reach } from './reach.ts';
import { collectionPath, type ServedType } from './resourcePath.ts';

/** What is seen of one resource just now; whoever keeps it knows since when. */
export type Sighting = WithoutTime<Observation>;

/** A resource that is to be read for one target. */
export interface Wanted {
  readonly resource: WatchedResource;
  /** The one that matters where not the whole cluster does: of the target, or of its catalog. */
  readonly namespace: string;
  /** Asked one by one, beside the target's, where the whole cluster may not be listed. */
  readonly otherNamespaces: readonly string[];
  /** Of Namespaces: the only ones that are asked for. */
  readonly names?: readonly string[];
  /** The only namespaces that matter, where there are several. */
  readonly reach?: Reach;
}

/** All objects of a resource, or those of one namespace. */
export function collectionOf({ resource, names }: Wanted, type: ServedType, namespace?: string): Collection {
  const path = collectionPath(type, namespace);
  if (names === undefined) return { path, apiVersion: type.apiVersion, resource };
  // What no Namespace can be called would make the server refuse the question.
  const possible = names.filter((name) => namespaceProblem(name) === undefined);
  const labelSelector = `${namespaceLabel} in (${possible.join(',')})`;
  return { path, apiVersion: type.apiVersion, resource: { ...resource, labelSelector } };
}

/** A list of everything wanted. */
export function listedSighting({ names }: Wanted, objects: readonly Observed[]): Sighting {
  return { state: 'listed', objects, ...(names !== undefined && { namespaces: names }) };
}

/** The collection that holds everything wanted: of the whole cluster, or of the one namespace that matters. */
export function wholeCollection(wanted: Wanted, type: ServedType): Collection {
  return collectionOf(wanted, type, wanted.resource.scope === 'cluster' ? undefined : wanted.namespace);
}

/** The namespaces to ask one by one after the whole cluster was refused; none where that is no way out. */
export function singleNamespaces(
  { resource, namespace, otherNamespaces }: Wanted,
  type: ServedType,
): readonly string[] {
  if (!type.namespaced || resource.scope !== 'cluster') return [];
  return [...new Set([namespace, ...otherNamespaces])];
}

/** What a failed attempt to read a resource says about it. */
export function sightingOf(failure: Failure): Sighting {
  switch (failure.kind) {
    case 'notServed':
      return { state: 'notServed' };
    case 'forbidden':
      return forbiddenSighting(failure);
    default:
      return { state: 'unreachable', reason: failure.reason };
  }
}

export function forbiddenSighting({ resource, namespace }: Forbidden): Sighting & { state: 'forbidden' } {
  const reason =
    namespace === undefined
      ? message('You are not allowed to list {0} in the whole cluster.', resource)
      : message('You are not allowed to list {0} in namespace {1}.', resource, namespace);
  return { state: 'forbidden', reason };
}
