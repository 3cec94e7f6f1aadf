import { derivationOf } from './derivedNames.ts';
import type { NameUse } from './nameUse.ts';
import { scaffoldable } from './scaffolded.ts';
import type { Scaffoldable } from './scaffoldable.ts';
import { isPatch, type Surroundings } from './surroundings.ts';
import type { WorkspaceObject } from './workspaceObject.ts';

/** Whether a Backstage object counts on a ConfigMap or Secret that no file that is known makes, kustomize or the operator neither. */
export function isMissing(use: NameUse, { file, name }: WorkspaceObject, around: Surroundings): boolean {
  if (use.role !== 'reference' || use.optional === true) return false;
  if (use.kind !== 'ConfigMap' && use.kind !== 'Secret') return false;
  const isGenerated = around
    .lineage(file)
    .generated.some((made) => made.kind === use.kind && made.name === use.name);
  return (
    !isGenerated &&
    around.defining(use.kind, use.name).length === 0 &&
    derivationOf(use.kind, use.name, name)?.by !== 'operator'
  );
}

/** A name that nobody makes, and what the scaffold would write for it. */
export interface MissingName {
  readonly object: WorkspaceObject;
  readonly use: NameUse;
  readonly scaffold: Scaffoldable;
}

/** What the Backstage objects of a file name, no file makes and a template writes. */
export function scaffoldableIn(file: string, around: Surroundings): readonly MissingName[] {
  return around.of(file).flatMap((object) => {
    if (object.kind !== 'Backstage' || isPatch(object, around)) return [];
    return object.names.flatMap((use) => {
      const scaffold = isMissing(use, object, around) ? scaffoldable(use, object) : undefined;
      return scaffold === undefined ? [] : [{ object, use, scaffold }];
    });
  });
}
