import { printTargetFile, withTargetAdded } from '../../core/yaml/targetText.ts';
import { targetFileName } from '../../protocol/names.ts';
import { entryToSave } from './answeredTargets.ts';
import { withIgnored } from './gitignore.ts';
import type { Answers, Facts } from './question.ts';
import { secretsToIgnore } from './secretQuestions.ts';

/** A file beside the manifests that the user asked to be added to. */
export interface Addition {
  /** From the workspace folder. */
  readonly path: string;
  readonly text: string;
  /** The text holds every byte of the old one, so that nothing is lost. */
  readonly onlyAdds: boolean;
}

/**
 * The target file with the new target, and `.gitignore` with the files of Secrets, where that was asked for.
 * @param targetFile text of the target file that is there.
 */
export function additions(
  facts: Facts,
  answers: Answers,
  targetFile: string | undefined,
): readonly Addition[] {
  const made: Addition[] = [];
  const entry = entryToSave(facts, answers);
  if (entry !== undefined) {
    const added = targetFile === undefined ? undefined : withTargetAdded(targetFile, entry);
    const text = added ?? printTargetFile([...facts.targets, entry]);
    made.push({ path: targetFileName, text, onlyAdds: targetFile === undefined || added !== undefined });
  }
  if (answers.ignore === 'yes') {
    const text = secretsToIgnore(facts, answers).reduce(withIgnored, facts.gitignore ?? '');
    made.push({ path: '.gitignore', text, onlyAdds: true });
  }
  return made;
}
