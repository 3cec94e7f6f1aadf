import { backendTokenProblem } from '../../core/backendToken.ts';
import { message } from '../../core/message.ts';
import { isSecretFolder } from '../../core/scaffold/heldSecrets.ts';
import { secretHomes, type SecretHome } from '../../core/scaffold/secretHomes.ts';
import { scaffoldSoFar } from './answeredTargets.ts';
import { ignores } from './gitignore.ts';
import { inOutputFolder, outputFolder } from './outputFolder.ts';
import type { Answers, Facts, Question } from './question.ts';

/** The files of Secrets that are not there yet. One that is there keeps its value. */
function newFiles(facts: Facts, answers: Answers): readonly SecretHome[] {
  const said = scaffoldSoFar(facts, answers);
  if (!said.ok) return [];
  return secretHomes(said.answers).filter(
    ({ folder }) => !facts.secretFolders.has(inOutputFolder(answers, folder)),
  );
}

/** The Secrets among them whose value is still to be made: another layout or name may have one in another file. */
function newSecrets(facts: Facts, answers: Answers): readonly SecretHome[] {
  const output = outputFolder(answers);
  const held = [...facts.secretFolders].flatMap(([folder, secrets]) => {
    const inside = folderInside(output, folder);
    return inside !== undefined && isSecretFolder(inside) ? [...secrets] : [];
  });
  return newFiles(facts, answers).filter(
    ({ wanted: { namespace, name } }) => !held.includes(`${namespace}/${name}`),
  );
}

/** A folder of the workspace as it is seen from the output folder; `undefined` where it lies outside. */
function folderInside(output: string, folder: string): string | undefined {
  if (output === '' || folder === output) return folder.slice(output.length);
  return folder.startsWith(`${output}/`) ? folder.slice(output.length + 1) : undefined;
}

/** Paths, from the workspace folder, of the new files of Secrets that git would take. */
export function secretsToIgnore(facts: Facts, answers: Answers): readonly string[] {
  const { gitignore } = facts;
  if (gitignore === undefined) return [];
  return newFiles(facts, answers)
    .map(({ path }) => inOutputFolder(answers, path))
    .filter((path) => !ignores(gitignore, path));
}

const secretQuestion: Question = {
  kind: 'choice',
  id: 'secret',
  title: message('Secret'),
  prompt: message('Workflows call RHDH with a secret token. Where does it come from?'),
  // Several targets each get a new one: the same token for all would let one call the other.
  applies: (facts, answers) => newSecrets(facts, answers).length === 1,
  choices: () => [
    { id: 'generate', label: message('Generate one'), detail: message('24 random bytes') },
    { id: 'enter', label: message('Enter one…') },
  ],
};

const secretValueQuestion: Question = {
  kind: 'text',
  id: 'secretValue',
  hidden: true,
  title: message('Secret'),
  prompt: message('Value of BACKEND_SECRET'),
  applies: (_facts, { secret }) => secret === 'enter',
  initial: () => '',
  problem: (text) => (text.trim() === '' ? message('A value is needed.') : backendTokenProblem(text.trim())),
};

const ignoreQuestion: Question = {
  kind: 'choice',
  id: 'ignore',
  title: message('Git'),
  prompt: message('Files of Secrets must not be committed. Add them to .gitignore?'),
  applies: (facts, answers) => secretsToIgnore(facts, answers).length > 0,
  choices: (facts, answers) => [
    {
      id: 'yes',
      label: message('Add to .gitignore'),
      detail: message('{0}', secretsToIgnore(facts, answers).join(', ')),
    },
    { id: 'no', label: message('Leave .gitignore alone') },
  ],
};

/** What keeps the Secrets secret. */
export const secretQuestions: readonly Question[] = [secretQuestion, secretValueQuestion, ignoreQuestion];
