import type { WorkspaceObject } from './fileFacts.ts';
import type { Surroundings } from './surroundings.ts';

/** The namespace an object comes into, as far as files tell: kustomize puts it elsewhere than it says itself. */
export function namespaceOf({ file, namespace }: WorkspaceObject, around: Surroundings): string | undefined {
  const { namespaces } = around.lineage(file);
  if (namespaces.length === 0) return namespace;
  return namespaces.length === 1 ? namespaces[0] : undefined;
}

/** Whether two objects are applied together whatever anybody does: they share a file or a kustomization. */
export function areTogether(one: WorkspaceObject, other: WorkspaceObject, around: Surroundings): boolean {
  return one.file === other.file || around.lineage(one.file).files.has(other.file);
}

/**
 * Whether two objects come into one namespace. Objects that are applied together and do not say where go wherever that
 * is; of others that do not say it nobody knows.
 */
export function shareNamespace(
  one: WorkspaceObject,
  other: WorkspaceObject,
  around: Surroundings,
): 'yes' | 'no' | 'unknown' {
  const [first, second] = [namespaceOf(one, around), namespaceOf(other, around)];
  if (first !== undefined && second !== undefined) return first === second ? 'yes' : 'no';
  if (!areTogether(one, other, around)) return 'unknown';
  const sayNothing = one.namespace === undefined && other.namespace === undefined;
  return sayNothing || areMovedAlike(one, other, around) ? 'yes' : 'unknown';
}

/** Whether the same overlays put both into their namespaces. */
function areMovedAlike(one: WorkspaceObject, other: WorkspaceObject, around: Surroundings): boolean {
  const [first, second] = [around.lineage(one.file).namespaces, around.lineage(other.file).namespaces];
  return first.length > 1 && first.length === second.length && first.every((name) => second.includes(name));
}
