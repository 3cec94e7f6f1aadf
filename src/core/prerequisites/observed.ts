import { message, type Message } from '../message.ts';
import {
  objectsIn,
  watchedResources,
  type Observation,
  type Observed,
  type PartlySeenKey,
  type ResourceKey,
  type Snapshot,
} from '../snapshot.ts';

/** A list that may be trusted, or why nothing can be said about it. */
export type Sight =
  | { readonly seen: true; readonly objects: readonly Observed[] }
  | {
      readonly seen: false;
      readonly code: 'forbidden' | 'unreachable' | 'pending' | 'not-served';
      readonly reason: Message;
    };

/**
 * What the snapshot shows of one resource. A resource the API server does not know is not an empty list.
 * Who asks about one namespace only, `within`, is answered too where the list of the whole cluster is refused
 * and that of the namespace is not; of a resource of which not everything is asked for, nobody can ask otherwise.
 */
export function look(snapshot: Snapshot, key: ResourceKey, within: string): Sight;
export function look(snapshot: Snapshot, key: Exclude<ResourceKey, PartlySeenKey>, within?: string): Sight;
export function look(snapshot: Snapshot, key: ResourceKey, within?: string): Sight {
  const observation = snapshot.resources[key];
  if (observation.state === 'forbidden' && within !== undefined) {
    const { seen } = observation;
    if (seen?.namespaces.includes(within) === true) return { seen: true, objects: seen.objects };
  }
  if (observation.state !== 'listed') return unseenOf(observation, key);
  return within === undefined || observation.namespaces?.includes(within) !== false
    ? { seen: true, objects: observation.objects }
    : notYetSeen(key, within);
}

/** Of a namespace that is about to be looked into. */
export function notYetSeen(key: ResourceKey, namespace: string): Extract<Sight, { seen: false }> {
  const reason = message('Reading {0} of namespace {1} …', nameOf(key), namespace);
  return { seen: false, code: 'pending', reason };
}

function nameOf(key: ResourceKey): string {
  const { plural, group } = watchedResources[key];
  return group === '' ? plural : `${plural}.${group}`;
}

function unseenOf(
  observation: Exclude<Observation, { state: 'listed' }>,
  key: ResourceKey,
): Extract<Sight, { seen: false }> {
  const name = nameOf(key);
  switch (observation.state) {
    case 'notServed':
      return {
        seen: false,
        code: 'not-served',
        reason: message(
          'The API server does not know {0} yet: its CustomResourceDefinition is missing.',
          name,
        ),
      };
    case 'forbidden':
    case 'unreachable':
      return { seen: false, code: observation.state, reason: observation.reason };
    case 'pending':
      return { seen: false, code: 'pending', reason: message('Reading {0} …', name) };
  }
}

/**
 * What can be seen of a resource in whatever namespaces, and what is between that and all of it: nothing, that no more
 * was asked for, or why it may not be seen.
 */
export function lookAnywhere(
  snapshot: Snapshot,
  key: PartlySeenKey,
): {
  readonly objects: readonly Observed[];
  readonly rest: 'nothing' | 'notAsked' | Extract<Sight, { seen: false }>;
} {
  const observation = snapshot.resources[key];
  const objects = objectsIn(observation);
  if (observation.state !== 'listed') return { objects, rest: unseenOf(observation, key) };
  return { objects, rest: observation.namespaces === undefined ? 'nothing' : 'notAsked' };
}

/** The objects of a resource, or none where it cannot be seen. Only for remarks, never for absence. */
export function objectsOf(snapshot: Snapshot, key: Exclude<ResourceKey, PartlySeenKey>): readonly Observed[] {
  const sight = look(snapshot, key);
  return sight.seen ? sight.objects : [];
}

/** The object of that name and namespace. */
export function named(objects: readonly Observed[], name: string, namespace?: string): Observed | undefined {
  return objects.find(
    ({ object }) =>
      object.metadata.name === name && (namespace === undefined || object.metadata.namespace === namespace),
  );
}

/** The objects of one namespace. */
export function inNamespace(objects: readonly Observed[], namespace: string): readonly Observed[] {
  return objects.filter(({ object }) => object.metadata.namespace === namespace);
}
