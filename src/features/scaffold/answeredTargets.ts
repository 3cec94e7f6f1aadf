import type { Finding } from '../../core/finding.ts';
import { hindrances } from '../../core/scaffold/hindrances.ts';
import type { ScaffoldAnswers } from '../../core/scaffold/answers.ts';
import type { ParsedAnswers } from '../../core/scaffold/answersParse.ts';
import { releaseLines, resolveRelease } from '../../core/releases/index.ts';
import type { Target } from '../../core/target/target.ts';
import { targetNamed, type TargetEntry } from '../../core/target/targetFile.ts';
import { parseTarget, type TargetAnswers } from '../../core/target/targetParse.ts';
import { templateOf } from '../../core/templates/index.ts';
import { databaseAnswers } from './databaseAnswers.ts';
import { extraAnswers } from './extraAnswers.ts';
import { chosenHint } from './hints.ts';
import { answeredGit, answeredLayout } from './layoutAnswers.ts';
import { outputFolder } from './outputFolder.ts';
import type { Answers, Facts } from './question.ts';
import { everyTarget } from './targetAnswer.ts';

/** Stands in where the template mentions neither name nor namespace, and until they are said. */
const unused = 'rhdh';

/** The targets that the answers describe. Findings mean that answers given with the command contradict each other. */
export type AnsweredTargets =
  | { readonly ok: true; readonly targets: readonly Target[] }
  | { readonly ok: false; readonly findings: readonly Finding[] };

/** The targets of the answers: those of the target file that were chosen, else the one that was described. */
export function answeredTargets(facts: Facts, answers: Answers): AnsweredTargets {
  const { preset, targets } = facts;
  if (preset !== undefined) return { ok: true, targets: preset.targets };
  if (answers.target === everyTarget) return { ok: true, targets: targets.map(({ target }) => target) };
  const known = targetNamed(targets, answers.target ?? '');
  if (known !== undefined) return { ok: true, targets: [known] };
  const parsed = parseTarget(targetAnswers(facts, answers));
  return parsed.ok ? { ok: true, targets: [parsed.target] } : parsed;
}

/** Everything that decides the bytes of the files, or why nothing can be written of it. */
export function answeredScaffold(facts: Facts, answers: Answers): ParsedAnswers {
  const said = scaffoldSoFar(facts, answers);
  if (!said.ok) return said;
  const findings = hindrances(said.answers);
  return findings.length === 0 ? said : { ok: false, findings };
}

/** The same while questions are still to come, so that what hinders it may be no more than what nobody said yet. */
export function scaffoldSoFar(facts: Facts, answers: Answers): ParsedAnswers {
  const { preset, what } = facts;
  if (preset !== undefined) return { ok: true, answers: preset };
  const said = answeredTargets(facts, answers);
  if (!said.ok) return said;
  const git = answeredGit(facts, answers);
  const { targets } = said;
  const layout = answeredLayout(answers);
  const scaffold: ScaffoldAnswers = { what, layout, ...(git === undefined ? {} : { git }), targets };
  return { ok: true, answers: scaffold };
}

/** The answers as an entry of a target file. */
function targetAnswers(
  facts: Facts,
  answers: Answers,
): Readonly<Partial<Record<keyof TargetAnswers, unknown>>> {
  const { release = newestRelease(), method, plugins, approval, label, rhdhOperator } = answers;
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
    ...extraAnswers(facts, answers),
  };
  const given = Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined));
  const implied = Object.assign({}, ...facts.what.map((one) => templateOf(one).implies)) as object;
  return { ...implied, ...given };
}

/** Stands in until the release is said, so that the steps to come can be counted. */
function newestRelease(): string | undefined {
  return releaseLines().findLast((line) => resolveRelease(line)?.final === true);
}

/** The entry to remember in the target file; it speaks for the folder the files are written to. */
export function entryToSave(facts: Facts, answers: Answers): TargetEntry | undefined {
  if (answers.save !== 'yes') return undefined;
  const said = answeredTargets(facts, answers);
  const [target] = said.ok ? said.targets : [];
  if (target === undefined) return undefined;
  const folder = outputFolder(answers);
  return { target, files: folder === '' ? [] : [`${folder}/**`] };
}
