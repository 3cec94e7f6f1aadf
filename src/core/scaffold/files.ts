import type { Target } from '../target/target.ts';
import { fileOf, type ScaffoldFile } from '../templates/file.ts';
import { scaffold } from '../templates/index.ts';
import type { SecretAnswers } from '../templates/template.ts';
import type { ScaffoldAnswers } from './answers.ts';
import { layoutOf } from './layouts/index.ts';

/**
 * The files of the answers, in the order of their paths. The wizard and the command line both come through here,
 * so that the same answers give the same bytes.
 * @param secretsOf the secrets of a target; without them the file of the Secret only says what belongs there.
 * @param idle paths of files in the folder that are not made and not wanted there: no path of a file depends on them.
 */
export function scaffoldFiles(
  answers: ScaffoldAnswers,
  secretsOf: (target: Target) => SecretAnswers = () => ({}),
  idle: readonly string[] = [],
): readonly ScaffoldFile[] {
  const sets = answers.targets.map((target) => ({
    target,
    artifacts: scaffold(answers.what, target, secretsOf(target)),
  }));
  return layoutOf(answers.layout).lay(sets, answers, idle).map(fileOf);
}
