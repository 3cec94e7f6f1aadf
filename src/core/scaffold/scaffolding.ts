import type { ScaffoldAnswers } from './answers.ts';
import { scaffoldFiles } from './files.ts';
import { isEdited, type FolderAsFound, type Lock } from './lock.ts';
import { lockTextAfter } from './lockText.ts';
import { pathsToRead, reconcileFolder, type ReconciledFolder } from './reconcile.ts';
import type { Target } from '../target/target.ts';
import type { SecretAnswers } from '../templates/template.ts';

/** What is to be scaffolded, and the folder it meets. */
export interface Scaffolding extends ReconciledFolder {
  /** Text of the lock file once it is done. `declined`: paths that were left as they are. */
  lockAfter(declined: ReadonlySet<string>): string;
  /** Whether a file that was made before has another text now. */
  isEdited(path: string): boolean;
}

/** What decides a scaffolding, besides the folder. */
export interface ScaffoldingInput {
  readonly answers: ScaffoldAnswers;
  readonly secretsOf: (target: Target) => SecretAnswers;
  /** What the folder was scaffolded with before. */
  readonly lock: Lock | undefined;
  /** Version of the program. */
  readonly tool: string;
}

/**
 * Makes the files of the answers and holds them against the folder. The wizard and the command line both come through
 * here, so that the same answers, folder and decisions give the same bytes, the lock among them. Paths are those below
 * the output folder.
 * @param read text of each of the files that is there.
 */
export async function prepareScaffolding(
  { answers, secretsOf, lock, tool }: ScaffoldingInput,
  read: (paths: readonly string[]) => Promise<ReadonlyMap<string, string>>,
): Promise<Scaffolding> {
  const made = scaffoldFiles(answers, secretsOf);
  const found: FolderAsFound = { existing: await read(pathsToRead(made, lock)), lock };
  return {
    ...reconcileFolder(made, answers.what, found),
    lockAfter: (declined) => lockTextAfter(found, { tool, answers, made, declined }),
    isEdited: (path) => isEdited(path, found),
  };
}
