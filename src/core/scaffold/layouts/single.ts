import { objectsOf, type Artifact, type ManifestFile } from '../../artifact.ts';
import { folderWhereSeveral, inFolder } from './folders.ts';
import type { LayoutDesign } from './layout.ts';

/** Everything in one file, in the order of applying; Secrets and what is no manifest keep files of their own. */
export const single: LayoutDesign = {
  home: folderWhereSeveral,
  lay: (sets) =>
    sets.flatMap(({ target, artifacts }) => {
      const joined = artifacts.filter(joins);
      const alone = artifacts.filter((artifact) => !joins(artifact));
      const files: readonly Artifact[] =
        joined.length === 0
          ? alone
          : [{ kind: 'stream', path: 'rhdh-orchestrator.yaml', notes: [], parts: joined }, ...alone];
      const home = folderWhereSeveral(target, sets.length === 1 ? 'one' : 'several');
      return files.map((file) => inFolder(home, file));
    }),
};

function joins(artifact: Artifact): artifact is ManifestFile {
  return artifact.kind === 'manifest' && !objectsOf(artifact).some(({ kind }) => kind === 'Secret');
}
