import { refOf, type ObjectRef } from '../manifest.ts';
import type { Observation, Observed, Snapshot } from '../snapshot.ts';

/** When the present version of an object was first seen (milliseconds since the epoch); unknown where it is not seen. */
export function seenSince(ref: ObjectRef, { resources }: Snapshot): number | undefined {
  const isIt = ({ object }: Observed): boolean => {
    const found = refOf(object);
    return found.kind === ref.kind && found.name === ref.name && found.namespace === ref.namespace;
  };
  return Object.values(resources)
    .flatMap((observation: Observation) => objectsIn(observation))
    .find(isIt)?.since;
}

function objectsIn(observation: Observation): readonly Observed[] {
  if (observation.state === 'listed') return observation.objects;
  return observation.state === 'forbidden' ? (observation.seen?.objects ?? []) : [];
}
