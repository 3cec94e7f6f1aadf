import { message, type Message } from '../../core/message.ts';
import { objectNameProblem } from '../../core/names.ts';
import { resolveRelease } from '../../core/releases/index.ts';
import { databaseNameProblem, fileKeyProblem, secretKeyProblem } from '../../core/target/databaseProblems.ts';
import { authorityParts, isExternal } from './databaseAnswers.ts';
import { parts } from './extraAnswers.ts';
import type { Question } from './question.ts';

/** The Helm chart knows one database and one pair of keys, which no value changes. */
const isByHelm = (method: string | undefined): boolean => method === 'helm';

const nameQuestion: Question = {
  kind: 'text',
  id: 'databaseName',
  title: message('Database name'),
  prompt: message('Name of the database of the platform on that server'),
  // A JDBC URL says it itself.
  applies: (facts, answers) =>
    isExternal(facts, answers) &&
    !isByHelm(answers.method) &&
    answers.databaseAt?.startsWith('jdbc:') !== true,
  initial: (_facts, { release = '' }) => resolveRelease(release)?.platform.databaseName ?? '',
  problem: (text) => databaseNameProblem(text),
};

const keysQuestion: Question = {
  kind: 'text',
  id: 'databaseKeys',
  title: message('Database Secret'),
  prompt: message('Its keys: the one of the user, then the one of the password'),
  applies: (facts, answers) => isExternal(facts, answers) && !isByHelm(answers.method),
  initial: (_facts, { release = '' }) => {
    const platform = resolveRelease(release)?.platform;
    return platform === undefined ? '' : `${platform.userKey}, ${platform.passwordKey}`;
  },
  problem: (text) => keysProblem(parts(text)),
};

const authorityQuestion: Question = {
  kind: 'text',
  id: 'databaseCa',
  title: message('Encryption'),
  prompt: message(
    'Secret with the authority of the server, as SECRET or SECRET/KEY; empty where Node.js knows it',
  ),
  applies: (facts, answers) =>
    isExternal(facts, answers) &&
    answers.databaseTls !== 'off' &&
    !isByHelm(answers.method) &&
    answers.method !== 'none',
  initial: () => '',
  problem: (text) => (text === '' ? undefined : authorityProblem(text)),
};

/** What belongs to the Secret, and what is behind the address. */
export const databaseSecretDetails: readonly Question[] = [keysQuestion, nameQuestion];

/** What belongs to encryption. */
export const databaseTlsDetails: readonly Question[] = [authorityQuestion];

function keysProblem(keys: readonly string[]): Message | undefined {
  if (keys.length !== 2) return message('Two keys are needed, with a comma between.');
  return keys.map((key) => secretKeyProblem(key)).find((said) => said !== undefined);
}

function authorityProblem(text: string): Message | undefined {
  const { secret, key } = authorityParts(text);
  return objectNameProblem(secret) ?? (key === undefined ? undefined : fileKeyProblem(key));
}
