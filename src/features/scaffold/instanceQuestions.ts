import { message } from '../../core/message.ts';
import { backstageNameProblem, namespaceProblem } from '../../core/names.ts';
import { knownVersions, releaseLines, resolveRelease } from '../../core/releases/index.ts';
import { hintId } from './hints.ts';
import type { Choice, Facts, Question } from './question.ts';
import { everyTarget, isOpen } from './targetAnswer.ts';

const targetQuestion: Question = {
  kind: 'choice',
  id: 'target',
  title: message('Target'),
  prompt: message('For which target?'),
  applies: ({ targets, preset }) => targets.length > 0 && preset === undefined,
  choices: ({ targets }) => [
    ...targets.map(({ target: { label = '', release, namespace, name } }) => ({
      id: label,
      label: message('{0}', label),
      description: message('{0}/{1}', namespace, name),
      detail: message('RHDH {0}', release.version),
    })),
    ...(targets.length > 1 ? [everyTargetChoice(targets)] : []),
    { id: '', label: message('Another one…'), detail: message('Say release, name and namespace') },
  ],
};

function everyTargetChoice(targets: Facts['targets']): Choice {
  return {
    id: everyTarget,
    label: message('All of them'),
    description: message('{0}', targets.map(({ target: { label = '' } }) => label).join(', ')),
    detail: message('A folder, or an overlay, for each'),
  };
}

const releaseQuestion: Question = {
  kind: 'choice',
  id: 'release',
  title: message('Release'),
  prompt: message('Which RHDH release?'),
  applies: (facts, answers) => isOpen('release', facts, answers),
  choices: () => {
    const lines = releaseLines().toReversed().map(lineChoice);
    // What is not final upstream is offered, but not first.
    const final = lines.filter(({ id }) => resolveRelease(id)?.final === true);
    const drafts = lines.filter(({ id }) => resolveRelease(id)?.final !== true);
    return [...final, ...drafts, ...patchChoices()];
  },
};

function lineChoice(line: string): Choice {
  const release = resolveRelease(line);
  if (release?.final !== true) {
    return { id: line, label: message('{0}', line), description: message('not released yet') };
  }
  return {
    id: line,
    label: message('{0}', line),
    description: message('newest known patch: {0}', release.version),
  };
}

function patchChoices(): readonly Choice[] {
  const lines = new Set(releaseLines());
  return knownVersions()
    .filter((version) => !lines.has(version))
    .toReversed()
    .map((version) => ({
      id: version,
      label: message('{0}', version),
      description: message('exactly this patch'),
    }));
}

const backstageQuestion: Question = {
  kind: 'choice',
  id: 'backstage',
  title: message('Backstage'),
  prompt: message('For which Backstage object?'),
  applies: (facts, answers) => facts.hints.length > 0 && isOpen('name', facts, answers),
  choices: ({ hints }) => [
    ...hints.map((hint) => ({
      id: hintId(hint),
      label: message('{0}', hint.name),
      description: message('in namespace {0}', hint.namespace),
      detail: hint.from,
    })),
    { id: '', label: message('Another one…') },
  ],
};

const nameQuestion: Question = {
  kind: 'text',
  id: 'name',
  title: message('Name'),
  prompt: message('Name of the Backstage object'),
  applies: (facts, answers) => isOpen('name', facts, answers) && (answers.backstage ?? '') === '',
  initial: () => 'developer-hub',
  problem: (text, _facts, { release = '' }) => {
    const known = resolveRelease(release);
    return known === undefined ? namespaceProblem(text) : backstageNameProblem(text, known);
  },
};

const namespaceQuestion: Question = {
  kind: 'text',
  id: 'namespace',
  title: message('Namespace'),
  prompt: message('Namespace of the Backstage object'),
  applies: (facts, answers) => isOpen('namespace', facts, answers) && (answers.backstage ?? '') === '',
  initial: ({ hints }) => hints[0]?.namespace ?? 'rhdh',
  problem: (text) => namespaceProblem(text),
};

/** Which release, and which Backstage object. */
export const instanceQuestions: readonly Question[] = [
  targetQuestion,
  releaseQuestion,
  backstageQuestion,
  nameQuestion,
  namespaceQuestion,
];
