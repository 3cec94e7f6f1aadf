import type { Artifact } from '../../artifact.ts';
import { inFolder } from './folders.ts';
import { applicationFile } from './argocdApplication.ts';
import { manifestsFolder } from './argocdNames.ts';
import { inSync } from './argocdAnnotations.ts';
import type { LayoutDesign } from './layout.ts';

/** One file per step, each object in the sync wave of its step, and an Application beside them for each target. */
export const argocd: LayoutDesign = {
  builtBy: 'Argo CD',
  home: manifestsFolder,
  lay: (sets, { git }, idle) =>
    sets.flatMap((set): readonly Artifact[] => {
      const home = manifestsFolder(set.target);
      const files = inSync(set).map((artifact) => inFolder(home, artifact));
      // A `directory` source takes every file of the folder, whoever made it.
      const there = idle
        .filter((path) => path.startsWith(`${home}/`))
        .map((path) => path.slice(home.length + 1));
      // Answers without a repository are refused for this layout before anything is laid.
      return git === undefined
        ? files
        : [...files, applicationFile(set, git, { idle: there, applications: sets.length })];
    }),
};
