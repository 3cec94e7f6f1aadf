import type { ScaffoldAnswers } from '../../core/scaffold/answers.ts';
import { scaffoldFiles } from '../../core/scaffold/files.ts';
import type { FolderAsFound, Lock } from '../../core/scaffold/lock.ts';
import { lockTextAfter } from '../../core/scaffold/lockText.ts';
import { pathsToRead, reconcileFolder, type ReconciledFolder } from '../../core/scaffold/reconcile.ts';
import type { Target } from '../../core/target/target.ts';
import type { SecretAnswers } from '../../core/templates/template.ts';

/** What is to be scaffolded, and the folder it meets. */
export interface Scaffolding extends ReconciledFolder {
  /** Text of the lock file once it is done. `declined`: paths that were left as they are. */
  lockAfter(declined: ReadonlySet<string>): string;
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
 * Makes the files of the answers and holds them against the folder. Paths are those below the output folder.
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
  };
}
