import type { ScaffoldAnswers } from '../../core/scaffold/answers.ts';
import type { Target } from '../../core/target/target.ts';
import { targetNamed, type TargetEntry } from '../../core/target/targetFile.ts';
import { parseTarget, type ParsedTarget, type TargetAnswers } from '../../core/target/targetParse.ts';
import { templateOf } from '../../core/templates/index.ts';
import { databaseAnswers } from './databaseQuestions.ts';
import { extraAnswers } from './extraQuestions.ts';
import { chosenHint } from './instanceQuestions.ts';
import { answeredGit, answeredLayout } from './layoutQuestions.ts';
import { outputFolder } from './outputQuestions.ts';
import type { Answers, Facts } from './question.ts';

/** Stands in where the template mentions neither name nor namespace. */
const unused = 'rhdh';

/** The target the answers describe. Findings mean that answers given with the command contradict each other. */
export function answeredTarget(facts: Facts, answers: Answers): ParsedTarget {
  const known = targetNamed(facts.targets, answers.target ?? '');
  return known === undefined ? parseTarget(targetAnswers(facts, answers)) : { ok: true, target: known };
}

/** Everything that decides the bytes of the files. */
export function scaffoldAnswers(facts: Facts, answers: Answers, targets: readonly Target[]): ScaffoldAnswers {
  const git = answeredGit(facts, answers);
  return {
    what: [facts.what],
    layout: answeredLayout(answers),
    ...(git === undefined ? {} : { git }),
    targets,
  };
}

/** The answers as an entry of a target file. */
export function targetAnswers(
  facts: Facts,
  answers: Answers,
): Readonly<Partial<Record<keyof TargetAnswers, unknown>>> {
  const { release, method, plugins, approval, label, rhdhOperator } = answers;
  const { name = unused, namespace = unused } = chosenHint(facts, answers) ?? answers;
  const said = {
    name: label,
    release,
    backstage: { name, namespace },
    plugins,
    method: method === 'ownPlatform' ? undefined : method,
    approval,
    installRhdhOperator: rhdhOperator === undefined ? undefined : rhdhOperator === 'yes',
    ownPlatform: method === 'ownPlatform' ? true : undefined,
    database: databaseAnswers(facts, answers),
    ...extraAnswers(answers),
  };
  const given = Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined));
  return { ...templateOf(facts.what).implies, ...given };
}

/** The entry to remember in the target file; it speaks for the folder the files are written to. */
export function entryToSave(target: Target, answers: Answers): TargetEntry | undefined {
  if (answers.save !== 'yes') return undefined;
  const folder = outputFolder(answers);
  return { target, files: folder === '' ? [] : [`${folder}/**`] };
}
