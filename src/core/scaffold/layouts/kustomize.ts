import type { Artifact, ManifestFile } from '../../artifact.ts';
import { folderName, inFolder, isForPrograms } from './folders.ts';
import { baseFolder, groups, type Group } from './kustomizeGroups.ts';
import { baseKustomization, groupKustomization, overlayKustomization } from './kustomizations.ts';
import { piecesOf, sharedPieces, type Piece, type Pieces } from './kustomizePieces.ts';
import { elsewhere } from './elsewhere.ts';
import type { LayoutDesign, TargetFiles } from './layout.ts';

/**
 * What all targets share in `base`, what differs whole in an overlay for each target. Both fall into the objects in
 * the target's namespace and all others: the namespace an overlay sets is put into every namespaced object below it.
 */
export const kustomize: LayoutDesign = {
  builtBy: 'kustomize',
  home: (target) => overlayFolder({ target }),
  lay: (sets, { what }) => {
    const pieces = sets.map((set) => piecesOf(set));
    // A single target shares with its base what a second one, in another namespace, would share with it.
    const other = sets.length === 1 ? sets.map((set) => piecesOf(elsewhere(set, what))) : [];
    const shared = sharedPieces([...pieces, ...other]);
    return [
      ...base(shared, sets),
      ...sets.flatMap((set, index) => overlay(set, pieces[index] ?? new Map(), shared)),
    ];
  },
};

function base(shared: Pieces, sets: readonly TargetFiles[]): readonly Artifact[] {
  const names = sets.map(({ target }) => folderName(target));
  return groups.flatMap((group) => {
    const files = filesOf(shared, group);
    return files.length === 0
      ? []
      : [baseKustomization(files, names), ...files].map((file) => inFolder(baseFolder(group), file));
  });
}

function overlay(set: TargetFiles, pieces: Pieces, shared: Pieces): readonly Artifact[] {
  const own = new Map([...pieces].filter(([key]) => !shared.has(key)));
  const parts = groups.flatMap((group) => {
    const files = filesOf(own, group);
    const hasBase = filesOf(shared, group).length > 0;
    if (files.length === 0 && !hasBase) return [];
    const all = [groupKustomization(group, set.target, files, hasBase), ...files];
    return [{ group, files: all.map((file) => inFolder(group, file)) }];
  });
  // Neither built nor listed: Secrets, what is said about them, and what Helm reads.
  const alone = set.artifacts.filter((artifact) => !isForPrograms(artifact));
  const top = overlayKustomization(
    set.target,
    parts.map(({ group }) => group),
    alone,
  );
  const files = [top, ...parts.flatMap(({ files: inGroup }) => inGroup), ...alone];
  return files.map((file) => inFolder(overlayFolder(set), file));
}

function overlayFolder({ target }: Pick<TargetFiles, 'target'>): string {
  return `overlays/${folderName(target)}`;
}

function filesOf(pieces: Pieces, group: Group): readonly ManifestFile[] {
  return [...pieces.values()].filter((piece) => piece.group === group).map(({ file }: Piece) => file);
}
