import { objectsOf } from '../artifact.ts';
import type { Target } from '../target/target.ts';
import { backendSecretPath } from '../templates/backstage.ts';
import { scaffold } from '../templates/index.ts';
import { backendSecretKey, objectNames } from '../templates/objectNames.ts';
import type { WantedSecret } from '../yaml/givenSecret.ts';
import type { ScaffoldAnswers } from './answers.ts';
import { homeOf } from './layouts/index.ts';

/** A backend secret that answers ask for. */
export interface SecretHome {
  readonly target: Target;
  readonly wanted: WantedSecret;
  /** Folder of its file, relative to the output folder; empty for the output folder itself. */
  readonly folder: string;
  /** Its file, relative to the output folder. */
  readonly path: string;
}

/** The backend secrets that the files of answers hold, one for each target that has one. */
export function secretHomes(answers: ScaffoldAnswers): readonly SecretHome[] {
  return answers.targets
    .filter((target) => holdsBackendSecret(answers, target))
    .map((target) => {
      const folder = homeOf(target, answers);
      const { backendSecret: name } = objectNames(target);
      return {
        target,
        wanted: { namespace: target.namespace, name, key: backendSecretKey },
        folder,
        path: folder === '' ? backendSecretPath : `${folder}/${backendSecretPath}`,
      };
    });
}

function holdsBackendSecret({ what }: ScaffoldAnswers, target: Target): boolean {
  return scaffold(what, target, { backendSecret: 'some' })
    .filter(({ path }) => path === backendSecretPath)
    .some((artifact) => objectsOf(artifact).length > 0);
}
