import type { Artifact } from '../../artifact.ts';
import type { Lay } from './layout.ts';

/** One file per step; several targets have a folder each. */
export const separate: Lay = (sets) =>
  sets.flatMap(({ target, artifacts }) =>
    sets.length === 1 ? artifacts : artifacts.map((artifact) => inFolder(target.label ?? '', artifact)),
  );

/** The artifact in a folder. */
export function inFolder(folder: string, artifact: Artifact): Artifact {
  return { ...artifact, path: `${folder}/${artifact.path}` };
}
