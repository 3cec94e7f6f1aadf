import type { Finding } from '../finding.ts';
import { message } from '../message.ts';
import { targetFinding } from '../target/targetFinding.ts';
import { scaffold, templateOf } from '../templates/index.ts';
import type { ScaffoldAnswers } from './answers.ts';
import { folderHindrances } from './folderHindrances.ts';
import { isForPrograms } from './layouts/folders.ts';
import { layoutOf } from './layouts/index.ts';

/** What keeps answers of usable parts from being written together; nothing where they can be. */
export function hindrances(answers: ScaffoldAnswers): readonly Finding[] {
  const unmade = unwritable(answers);
  return [
    ...unmade,
    ...folderHindrances(answers),
    ...unfound(answers),
    ...(unmade.length > 0 ? [] : unbuilt(answers)),
  ];
}

function unwritable({ what, targets }: ScaffoldAnswers): readonly Finding[] {
  return what.flatMap((one, index) =>
    targets.flatMap((target) => {
      const said = templateOf(one).hindrance?.(target);
      return said === undefined ? [] : [targetFinding('answers-what', said, ['what', index])];
    }),
  );
}

function unfound({ layout, git }: ScaffoldAnswers): readonly Finding[] {
  if (layout !== 'argocd' || git !== undefined) return [];
  const said = message('Argo CD reads the files from a repository: its address is needed.');
  return [targetFinding('answers-git', said, ['git', 'url'])];
}

/** A program that reads folders refuses one without objects. */
function unbuilt({ layout, what, targets }: ScaffoldAnswers): readonly Finding[] {
  const { builtBy } = layoutOf(layout);
  if (builtBy === undefined) return [];
  return targets.flatMap((target) => {
    if (scaffold(what, target).some((artifact) => isForPrograms(artifact))) return [];
    const said = message(
      'There is no object for {0} in the files of {1}: choose another layout.',
      builtBy,
      target.label ?? target.namespace,
    );
    return [targetFinding('answers-layout', said, ['layout'])];
  });
}
