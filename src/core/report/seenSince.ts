import { conditionSince } from '../lastChange.ts';
import { refOf } from '../manifest.ts';
import { objectsIn, type Observed, type Snapshot } from '../snapshot.ts';
import type { Evidence } from '../status.ts';

/**
 * Since when what was observed is so (milliseconds since the epoch): a condition tells that of itself, of other fields
 * only the object does. Unknown where the object is not seen.
 */
export function seenSince({ ref, field }: Evidence, { resources }: Snapshot): number | undefined {
  const isIt = ({ object }: Observed): boolean => {
    const found = refOf(object);
    return found.kind === ref.kind && found.name === ref.name && found.namespace === ref.namespace;
  };
  const observed = Object.values(resources)
    .flatMap((observation) => objectsIn(observation))
    .find(isIt);
  const type = /^status\.conditions\[(?<type>[^\]]+)\]\.status$/.exec(field)?.groups?.['type'];
  return (type === undefined ? undefined : conditionSince(observed?.object, type)) ?? observed?.since;
}
