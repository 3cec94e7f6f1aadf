import type { Finding } from '../finding.ts';
import { message, type Message } from '../message.ts';
import { targetFinding } from '../target/targetFinding.ts';
import type { Target } from '../target/target.ts';
import type { ScaffoldAnswers } from './answers.ts';
import { applicationName, longestApplicationName } from './layouts/argocdNames.ts';
import { folderName } from './layouts/folders.ts';
import { homeOf } from './layouts/index.ts';

/** What keeps the targets from having a folder each, on any disk, and an Application each where Argo CD reads them. */
export function folderHindrances(answers: ScaffoldAnswers): readonly Finding[] {
  const { targets, layout } = answers;
  if (targets.every((target) => homeOf(target, answers) === '')) return [];
  const folders = new Set<string>();
  const applications = new Set<string>();
  return targets.flatMap((target, index) => {
    const said =
      folderProblem(target, targets.length, folders) ??
      (layout === 'argocd' ? applicationProblem(target, applications) : undefined);
    const at = targets.length === 1 ? ['target'] : ['targets', index];
    // Without a name of its own a target is named after its namespace, which is then what is in the way.
    const field = target.label === undefined && targets.length === 1 ? ['backstage', 'namespace'] : ['name'];
    return said === undefined ? [] : [targetFinding('target-name', said, [...at, ...field])];
  });
}

function folderProblem(target: Target, count: number, taken: Set<string>): Message | undefined {
  const { label } = target;
  if (label === undefined && count > 1) {
    return message('Several targets each need a name: their files go to a folder of that name.');
  }
  const name = folderName(target);
  // Source: Microsoft, naming files, paths and namespaces.
  if (/^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i.test(name) || name.endsWith('.')) {
    return message('Windows has no folder of the name {0}: give the target another name.', name);
  }
  return isNew(name.toLowerCase(), taken)
    ? undefined
    : message('Another target is already named {0}, but for upper and lower case.', name);
}

function applicationProblem(target: Target, taken: Set<string>): Message | undefined {
  const name = applicationName(target);
  if (name.length > longestApplicationName) {
    return target.label === undefined
      ? message(
          'The Application would be named {0}, after the namespace: at most {1} characters are possible. Give the target a name of its own, in a target file or an answers file.',
          name,
          longestApplicationName,
        )
      : message(
          'The Application of this target would be named {0}: at most {1} characters are possible.',
          name,
          longestApplicationName,
        );
  }
  return isNew(name, taken)
    ? undefined
    : message('The Application of another target is already named {0}.', name);
}

/** Remembers the name; a folder may not tell upper from lower case. */
function isNew(name: string, taken: Set<string>): boolean {
  const before = taken.size;
  return taken.add(name).size > before;
}
