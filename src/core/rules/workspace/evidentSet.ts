import type { WorkspaceObject } from '../../workspace/fileFacts.ts';
import type { Surroundings } from '../../workspace/surroundings.ts';
import { folderOf } from '../../workspace/lineage.ts';
import { areTogether } from '../../workspace/together.ts';

/** Whether two objects look like parts of one set: applied together, or in one folder that nobody has an order for. */
export function areOneSet(one: WorkspaceObject, other: WorkspaceObject, around: Surroundings): boolean {
  if (areTogether(one, other, around)) return true;
  return folderOf(one.file) === folderOf(other.file) && isLoose(one, around) && isLoose(other, around);
}

/** Whether nobody can name all that is applied with an object, or what it is called in the end. */
export function isUncertain({ file }: WorkspaceObject, around: Surroundings): boolean {
  const { isOpen, isRenamed } = around.lineage(file);
  return isOpen || isRenamed;
}

function isLoose({ file }: WorkspaceObject, around: Surroundings): boolean {
  const { files, isPatch } = around.lineage(file);
  return files.size === 1 && !isPatch;
}
