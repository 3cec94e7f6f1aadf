import { message, type Message } from '../../core/message.ts';
import { targetLabelProblem } from '../../core/names.ts';
import { chosenHint } from './hints.ts';
import type { Facts, Question } from './question.ts';

const folderQuestion: Question = {
  kind: 'text',
  id: 'folder',
  title: message('Folder'),
  prompt: message(
    'Folder for the files, relative to the workspace folder; empty for the workspace folder itself',
  ),
  applies: () => true,
  initial: (facts, { target = '' }) =>
    folderOfTarget(facts, target) ?? facts.lockFolders[0] ?? [...facts.secretFolders.keys()][0] ?? '',
  problem: (text) => folderProblem(text),
};

/** The folder that a target of the file speaks for, where it names a single one. */
function folderOfTarget({ targets }: Facts, label: string): string | undefined {
  const globs = targets.find(({ target }) => target.label === label)?.files ?? [];
  return globs.length === 1 ? /^([^*?[{]+)\/\*\*$/.exec(globs[0] ?? '')?.[1] : undefined;
}

function folderProblem(text: string): Message | undefined {
  if (/^([/\\]|[A-Za-z]:)/.test(text))
    return message('A path that starts in the workspace folder is needed.');
  if (text.split(/[/\\]/).includes('..')) return message('The folder lies inside the workspace folder.');
  return undefined;
}

const saveQuestion: Question = {
  kind: 'choice',
  id: 'save',
  title: message('Target file'),
  prompt: message('Remember these answers in .rhdh-orchestrator.yaml?'),
  applies: ({ what, preset }, { target = '' }) =>
    preset === undefined && what.includes('all') && target === '',
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

/** Where the files go, and whether their target is remembered. */
export const outputQuestions: readonly Question[] = [folderQuestion, saveQuestion, labelQuestion];
