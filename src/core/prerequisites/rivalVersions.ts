import { textAt } from '../field.ts';
import { message } from '../message.ts';
import type { Note, Status } from '../status.ts';
import type { Observed } from '../snapshot.ts';
import type { OperatorPackage } from './operatorPackage.ts';
import { evidence, verdict } from './verdict.ts';

/**
 * A ClusterServiceVersion of the operator under its other name that no Subscription has left behind it: it owns the same
 * CRDs. In one namespace OLM then resolves nothing at all, in two it fails the second one
 * (recordings: OLM, section 7). `chosen` is the Subscription that is judged, `others` do the same job.
 */
export function rivalVersion(
  { csvPrefixes }: OperatorPackage,
  versions: readonly Observed[],
  chosen: Observed,
  others: readonly Observed[],
): Observed | undefined {
  const named = others.map(({ object }) => textAt(object, 'status', 'installedCSV'));
  const own = textAt(chosen.object, 'spec', 'name') ?? '';
  if (!csvPrefixes.includes(own)) return undefined;
  return versions.find(
    ({ object }) =>
      object.metadata.deletionTimestamp === undefined &&
      !named.includes(object.metadata.name) &&
      csvPrefixes.some((prefix) => prefix !== own && object.metadata.name.startsWith(`${prefix}.v`)),
  );
}

/** A rival of an operator that is not installed yet: it stands in its way. */
export function heldByRival({ object }: Observed, chosen: Observed): Status {
  const said = message(
    '{0} is still there and owns the CRDs that {1} would bring, so OLM installs nothing. Delete this ClusterServiceVersion; CRDs and platforms stay.',
    object.metadata.name,
    textAt(chosen.object, 'spec', 'name') ?? '',
  );
  return verdict('degraded', 'second-operator', said, [
    evidence(object, 'metadata.name', object.metadata.name),
  ]);
}

/** The same beside an operator that works. */
export function rivalNotes(rival: Observed | undefined): readonly Note[] {
  if (rival === undefined) return [];
  const { name, namespace = '' } = rival.object.metadata;
  const said = message(
    '{0} in namespace {1} owns the same CRDs: two operators work on the same platforms. Delete this ClusterServiceVersion.',
    name,
    namespace,
  );
  return [{ code: 'second-operator', severity: 'warning', message: said }];
}
