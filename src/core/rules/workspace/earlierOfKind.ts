import type { WorkspaceObject } from '../../workspace/fileFacts.ts';
import { isPatch, type Surroundings } from '../../workspace/surroundings.ts';
import { shareNamespace } from '../../workspace/together.ts';

/** Another object of the same kind that goes into the same namespace and stands before this one; the first of them. */
export function earlierOfKind(object: WorkspaceObject, around: Surroundings): WorkspaceObject | undefined {
  if (isPatch(object, around)) return undefined;
  // Of thousands of files only those matter that are applied together with this one.
  const files = new Set([object.file, ...around.lineage(object.file).files]);
  return [...files]
    .flatMap((file) => around.of(file))
    .find(
      (other) =>
        other.kind === object.kind &&
        other.name !== object.name &&
        isBefore(other, object) &&
        !isPatch(other, around) &&
        shareNamespace(object, other, around) === 'yes',
    );
}

/** What is about two objects is told once, at the later of the two. */
export function isBefore(one: WorkspaceObject, other: WorkspaceObject): boolean {
  if (one.file !== other.file) return one.file < other.file;
  return one.document === other.document
    ? Number(one.path[1] ?? 0) < Number(other.path[1] ?? 0)
    : one.document < other.document;
}
