import { numberAt } from '../field.ts';
import type { Manifest } from '../manifest.ts';

/**
 * Whether the status of an object is about an older version of it than is asked for now. One that its operator never
 * numbers tells nothing.
 */
export function lagsBehind(object: Manifest): boolean {
  const observed = numberAt(object, 'status', 'observedGeneration');
  return observed !== undefined && observed < (object.metadata.generation ?? 0);
}
