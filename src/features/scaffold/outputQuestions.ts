import { message, type Message } from '../../core/message.ts';
import { targetLabelProblem } from '../../core/names.ts';
import { backendSecretPath } from '../../core/templates/backstage.ts';
import { templateOf } from '../../core/templates/index.ts';
import { ignores } from './gitignore.ts';
import { chosenHint } from './instanceQuestions.ts';
import type { Answers, Facts, Question } from './question.ts';

const folderQuestion: Question = {
  kind: 'text',
  id: 'folder',
  title: message('Folder'),
  prompt: message(
    'Folder for the files, relative to the workspace folder; empty for the workspace folder itself',
  ),
  applies: () => true,
  initial: ({ secretFolders }) => [...secretFolders][0] ?? '',
  problem: (text) => folderProblem(text),
};

function folderProblem(text: string): Message | undefined {
  if (/^([/\\]|[A-Za-z]:)/.test(text))
    return message('A path that starts in the workspace folder is needed.');
  if (text.split(/[/\\]/).includes('..')) return message('The folder lies inside the workspace folder.');
  return undefined;
}

/** The folder as path segments joined by `/`, empty for the workspace folder. */
export function outputFolder({ folder = '' }: Answers): string {
  return folder
    .split(/[/\\]/)
    .map((segment) => segment.trim())
    .filter((segment) => segment !== '' && segment !== '.')
    .join('/');
}

/** Path of the Secret's file from the workspace folder. */
export function secretPath(answers: Answers): string {
  return [outputFolder(answers), backendSecretPath].filter((part) => part !== '').join('/');
}

/** A Secret that is there keeps its value and is not asked for. */
function makesSecret({ what, secretFolders }: Facts, answers: Answers): boolean {
  return templateOf(what).asks.includes('backendSecret') && !secretFolders.has(outputFolder(answers));
}

const secretQuestion: Question = {
  kind: 'choice',
  id: 'secret',
  title: message('Secret'),
  prompt: message('Workflows call RHDH with a secret token. Where does it come from?'),
  applies: makesSecret,
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
  applies: (facts, answers) => makesSecret(facts, answers) && answers.secret === 'enter',
  initial: () => '',
  problem: (text) => (text.trim() === '' ? message('A value is needed.') : undefined),
};

const ignoreQuestion: Question = {
  kind: 'choice',
  id: 'ignore',
  title: message('Git'),
  prompt: message('The file of the Secret must not be committed. Add it to .gitignore?'),
  applies: (facts, answers) =>
    makesSecret(facts, answers) &&
    facts.gitignore !== undefined &&
    !ignores(facts.gitignore, secretPath(answers)),
  choices: () => [
    { id: 'yes', label: message('Add it to .gitignore') },
    { id: 'no', label: message('Leave .gitignore alone') },
  ],
};

const saveQuestion: Question = {
  kind: 'choice',
  id: 'save',
  title: message('Target file'),
  prompt: message('Remember these answers in .rhdh-orchestrator.yaml?'),
  applies: ({ what }, { target = '' }) => what === 'all' && target === '',
  choices: () => [
    {
      id: 'yes',
      label: message('Remember them'),
      detail: message('Editor, tree and command line then know what the files are for'),
    },
    { id: 'no', label: message('Only write the files') },
  ],
};

const labelQuestion: Question = {
  kind: 'text',
  id: 'label',
  title: message('Target name'),
  prompt: message('Name of the target in .rhdh-orchestrator.yaml'),
  applies: (_facts, { save }) => save === 'yes',
  initial: (facts, answers) => answers.name ?? chosenHint(facts, answers)?.name ?? '',
  problem: (text, { targets }) =>
    targets.some(({ target }) => target.label === text)
      ? message('Another target is already named {0}.', text)
      : targetLabelProblem(text),
};

/** Where the files go and what goes with them. */
export const outputQuestions: readonly Question[] = [
  folderQuestion,
  secretQuestion,
  secretValueQuestion,
  ignoreQuestion,
  saveQuestion,
  labelQuestion,
];
