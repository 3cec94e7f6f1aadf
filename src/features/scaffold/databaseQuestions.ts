import { message, type Message } from '../../core/message.ts';
import { namespaceProblem, objectNameProblem } from '../../core/names.ts';
import { jdbcUrlProblem } from '../../core/target/databaseProblems.ts';
import { impliesExternal, isExternal, serviceParts } from './databaseAnswers.ts';
import { databaseSecretDetails, databaseTlsDetails } from './databaseDetailQuestions.ts';
import { chosenHint } from './hints.ts';
import type { Question } from './question.ts';
import { isOpen } from './targetAnswer.ts';

const databaseQuestion: Question = {
  kind: 'choice',
  id: 'database',
  title: message('Database'),
  prompt: message('Where do RHDH and the platform keep their data?'),
  applies: (facts, answers) => isOpen('database', facts, answers) && !impliesExternal(facts),
  choices: () => [
    {
      id: 'local',
      label: message('In a PostgreSQL that comes with RHDH'),
      detail: message('Right for trying out and for small teams'),
    },
    {
      id: 'external',
      label: message('In a PostgreSQL of our own'),
      detail: message('The platform is then kept by hand; its Secret is yours to bring'),
    },
  ],
};

const placeQuestion: Question = {
  kind: 'text',
  id: 'databaseAt',
  title: message('Database server'),
  prompt: message('A Service (name, name.namespace, name.namespace:port) or a JDBC URL'),
  applies: isExternal,
  initial: () => '',
  problem: (text) => placeProblem(text),
};

const secretQuestion: Question = {
  kind: 'text',
  id: 'databaseSecret',
  title: message('Database Secret'),
  prompt: message('Name of the Secret with user and password, in the Backstage namespace'),
  applies: isExternal,
  initial: (facts, answers) => `${chosenHint(facts, answers)?.name ?? answers.name ?? 'rhdh'}-database`,
  problem: (text) => objectNameProblem(text),
};

const tlsQuestion: Question = {
  kind: 'choice',
  id: 'databaseTls',
  title: message('Encryption'),
  prompt: message('Does the database server speak TLS?'),
  applies: isExternal,
  choices: () => [
    { id: 'on', label: message('Yes'), detail: message('The connections are encrypted') },
    {
      id: 'off',
      label: message('No'),
      detail: message('User and password go over the network in the clear'),
    },
  ],
};

/** Which database. */
export const databaseQuestions: readonly Question[] = [
  databaseQuestion,
  placeQuestion,
  secretQuestion,
  ...databaseSecretDetails,
  tlsQuestion,
  ...databaseTlsDetails,
];

function placeProblem(text: string): Message | undefined {
  if (text.startsWith('jdbc:')) return jdbcUrlProblem(text);
  const { name, namespace, port } = serviceParts(text);
  const named =
    objectNameProblem(name) ?? (namespace === undefined ? undefined : namespaceProblem(namespace));
  if (named !== undefined) return named;
  if (port === undefined || (/^\d{1,5}$/.test(port) && Number(port) >= 1 && Number(port) <= 65_535)) {
    return undefined;
  }
  return message('A port is a number from {0} to {1}.', 1, 65_535);
}
