import { objectsOf, type Artifact } from '../../artifact.ts';
import type { Target } from '../../target/target.ts';
import type { LayoutDesign } from './layout.ts';

/** Folder of a target below the output folder, where a single one needs none. */
export const folderWhereSeveral: LayoutDesign['home'] = (target, count) =>
  count === 'one' ? '' : folderName(target);

/** The name of a target, or of its namespace where a single one has none. */
export function folderName({ label, namespace }: Target): string {
  return label ?? namespace;
}

/** The artifact in a folder; an empty one is the output folder itself. */
export function inFolder<T extends Artifact>(folder: string, artifact: T): T {
  return folder === '' ? artifact : { ...artifact, path: `${folder}/${artifact.path}` };
}

/** Whether a program that reads the folder gets the file: one of objects, none of them a Secret. */
export function isForPrograms(artifact: Artifact): boolean {
  const objects = objectsOf(artifact);
  return objects.length > 0 && !objects.some(({ kind }) => kind === 'Secret');
}
