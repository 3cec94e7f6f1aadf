import { scaffoldFiles } from '../../core/scaffold/files.ts';
import type { Target } from '../../core/target/target.ts';
import type { ScaffoldFile } from '../../core/templates/file.ts';
import { templateOf } from '../../core/templates/index.ts';
import { backendSecretKey } from '../../core/templates/objectNames.ts';
import { secretValueIn } from '../../core/yaml/secretText.ts';
import { printTargetFile, withTargetAdded } from '../../core/yaml/targetText.ts';
import { targetFileName } from '../../protocol/names.ts';
import { entryToSave, scaffoldAnswers } from './answeredTarget.ts';
import { withIgnored } from './gitignore.ts';
import { outputFolder, secretPath } from './outputQuestions.ts';
import type { Answers, Facts } from './question.ts';

/** What stands in the workspace folder where files are to be written. */
export interface Standing {
  /** Text of the Secret's file in the output folder. */
  readonly secretFile: string | undefined;
  readonly targetFile: string | undefined;
}

/** The backend secret, or that an existing file hides it from us. */
export type SecretFound =
  | { readonly kind: 'notNeeded' }
  | { readonly kind: 'value'; readonly value: string }
  | { readonly kind: 'unreadable' };

/**
 * The backend secret: the one that is there, else the one entered, else a new one.
 * @param generate makes a random one; called only where none is there.
 */
export function backendSecret(
  { what }: Facts,
  { secretValue }: Answers,
  { secretFile }: Standing,
  generate: () => string,
): SecretFound {
  if (!templateOf(what).asks.includes('backendSecret')) return { kind: 'notNeeded' };
  if (secretFile === undefined) return { kind: 'value', value: secretValue?.trim() ?? generate() };
  const value = secretValueIn(secretFile, backendSecretKey);
  return value === undefined ? { kind: 'unreadable' } : { kind: 'value', value };
}

/** The manifests, with paths from the workspace folder. */
export function manifestFiles(
  facts: Facts,
  answers: Answers,
  target: Target,
  secret: SecretFound,
): readonly ScaffoldFile[] {
  const secrets = secret.kind === 'value' ? { backendSecret: secret.value } : {};
  const folder = outputFolder(answers);
  return scaffoldFiles(scaffoldAnswers(facts, answers, [target]), () => secrets).map((file) =>
    folder === '' ? file : { ...file, path: `${folder}/${file.path}` },
  );
}

/** A file beside the manifests that the user asked to be added to. */
export interface Addition {
  readonly path: string;
  readonly text: string;
  /** The text holds every byte of the old one, so that nothing is lost. */
  readonly onlyAdds: boolean;
}

/** The target file with the new target, and `.gitignore` with the Secret's file, where that was asked for. */
export function additions(
  facts: Facts,
  answers: Answers,
  target: Target,
  { targetFile }: Standing,
): readonly Addition[] {
  const made: Addition[] = [];
  const entry = entryToSave(target, answers);
  if (entry !== undefined) {
    const added = targetFile === undefined ? undefined : withTargetAdded(targetFile, entry);
    const text = added ?? printTargetFile([...facts.targets, entry]);
    made.push({ path: targetFileName, text, onlyAdds: targetFile === undefined || added !== undefined });
  }
  if (answers.ignore === 'yes') {
    const text = withIgnored(facts.gitignore ?? '', secretPath(answers));
    made.push({ path: '.gitignore', text, onlyAdds: true });
  }
  return made;
}
