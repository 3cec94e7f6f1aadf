import { folderWhereSeveral, inFolder } from './folders.ts';
import type { LayoutDesign } from './layout.ts';

/** One file per step; several targets have a folder each. */
export const separate: LayoutDesign = {
  home: folderWhereSeveral,
  lay: (sets) =>
    sets.flatMap(({ target, artifacts }) => {
      const home = folderWhereSeveral(target, sets.length === 1 ? 'one' : 'several');
      return artifacts.map((artifact) => inFolder(home, artifact));
    }),
};
