import type { Finding } from '../finding.ts';
import { message } from '../message.ts';
import { targetFinding } from '../target/targetFinding.ts';
import { templateOf } from '../templates/index.ts';
import type { ScaffoldAnswers } from './answers.ts';

/** What keeps answers of usable parts from being written together; nothing where they can be. */
export function hindrances(answers: ScaffoldAnswers): readonly Finding[] {
  return [...unwritable(answers), ...unnamed(answers)];
}

function unwritable({ what, targets }: ScaffoldAnswers): readonly Finding[] {
  return what.flatMap((one, index) =>
    targets.flatMap((target) => {
      const said = templateOf(one).hindrance?.(target);
      return said === undefined ? [] : [targetFinding('answers-what', said, ['what', index])];
    }),
  );
}

/** The name of a target becomes a folder, and folders may not tell upper from lower case. */
function unnamed({ targets }: ScaffoldAnswers): readonly Finding[] {
  if (targets.length < 2) return [];
  const seen = new Set<string>();
  return targets.flatMap(({ label = '' }, index) => {
    const folder = label.toLowerCase();
    if (folder !== '' && !seen.has(folder)) {
      seen.add(folder);
      return [];
    }
    const said =
      folder === ''
        ? message('Several targets each need a name: their files go to a folder of that name.')
        : message('Another target is already named {0}, but for upper and lower case.', label);
    return [targetFinding('target-name', said, ['targets', index, 'name'])];
  });
}
