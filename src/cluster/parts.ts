import type { Observed } from '../core/snapshot.ts';
import type { Failure, Forbidden } from './failure.ts';
import { forbiddenSighting, sightingOf, type Sighting } from './sighting.ts';

/** What a single namespace shows of a resource, or why nothing. */
export type Part = readonly Observed[] | Failure;

/**
 * What single namespaces show together. `refused` is the answer to the attempt to list the whole cluster, where that is
 * what was wanted. Of a namespace that cannot be read for now nothing is said.
 */
export function joined(parts: ReadonlyMap<string, Part>, refused?: Forbidden): Sighting {
  const namespaces: string[] = [];
  const objects: Observed[] = [];
  const failures: Failure[] = [];
  for (const [namespace, part] of parts) {
    if ('kind' in part) failures.push(part);
    else {
      namespaces.push(namespace);
      objects.push(...part);
    }
  }
  const refusal = refused ?? failures.find((failure) => failure.kind === 'forbidden');
  const [failure] = failures;
  if (refusal !== undefined) {
    const sighting = forbiddenSighting(refusal);
    return namespaces.length === 0 ? sighting : { ...sighting, seen: { namespaces, objects } };
  }
  return namespaces.length === 0 && failure !== undefined
    ? sightingOf(failure)
    : { state: 'listed', objects, namespaces };
}
