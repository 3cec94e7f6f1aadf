import { targetNamed, type TargetEntry } from '../../core/target/targetFile.ts';
import { parseTarget, type ParsedTarget, type TargetAnswers } from '../../core/target/targetParse.ts';
import { chosenHint } from './instanceQuestions.ts';
import { outputFolder } from './outputQuestions.ts';
import type { Answers, Facts } from './question.ts';
import type { Target } from '../../core/target/target.ts';

/** Stands in where the template mentions neither name nor namespace. */
const unused = 'rhdh';

/** The target the answers describe. Findings mean that answers given with the command contradict each other. */
export function answeredTarget(facts: Facts, answers: Answers): ParsedTarget {
  const known = targetNamed(facts.targets, answers.target ?? '');
  return known === undefined ? parseTarget(targetAnswers(facts, answers)) : { ok: true, target: known };
}

function targetAnswers(facts: Facts, answers: Answers): Readonly<Partial<Record<keyof TargetAnswers, unknown>>> {
  const { release, method, approval, label, rhdhOperator } = answers;
  const { name = unused, namespace = unused } = chosenHint(facts, answers) ?? answers;
  return {
    name: label,
    release,
    backstage: { name, namespace },
    // Whoever asks for the ConfigMap by name wants the plugins switched on by it.
    plugins: facts.what === 'dynamic-plugins' ? 'configmap' : answers.plugins,
    method: method === 'none' ? 'none' : undefined,
    approval,
    installRhdhOperator: rhdhOperator === undefined ? undefined : rhdhOperator === 'yes',
    ownPlatform: method === 'ownPlatform' ? true : undefined,
    catalog: undefined,
    files: undefined,
  };
}

/** The entry to remember in the target file; it speaks for the folder the files are written to. */
export function entryToSave(target: Target, answers: Answers): TargetEntry | undefined {
  if (answers.save !== 'yes') return undefined;
  const folder = outputFolder(answers);
  return { target, files: folder === '' ? [] : [`${folder}/**`] };
}
