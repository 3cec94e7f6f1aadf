import { objectsOf, type Artifact, type ManifestFile } from '../../artifact.ts';
import type { Lay } from './layout.ts';
import { inFolder } from './separate.ts';

/** Everything in one file, in the order of applying; Secrets and what is no manifest keep files of their own. */
export const single: Lay = (sets) =>
  sets.flatMap(({ target, artifacts }) => {
    const joined = artifacts.filter(joins);
    const alone = artifacts.filter((artifact) => !joins(artifact));
    const files: readonly Artifact[] =
      joined.length === 0
        ? alone
        : [{ kind: 'stream', path: 'rhdh-orchestrator.yaml', notes: [], parts: joined }, ...alone];
    return sets.length === 1 ? files : files.map((file) => inFolder(target.label ?? '', file));
  });

function joins(artifact: Artifact): artifact is ManifestFile {
  return artifact.kind === 'manifest' && !objectsOf(artifact).some(({ kind }) => kind === 'Secret');
}
