import { expect, test } from 'vitest';
import { plain } from '../../../src/core/message.ts';
import { answersValue } from '../../../src/core/scaffold/answersParse.ts';
import type { Layout, ScaffoldAnswers } from '../../../src/core/scaffold/answers.ts';
import { sharedBaseProblem } from '../../../src/core/scaffold/sharedBase.ts';
import { targetOf } from '../../support/targets.ts';

function answersFor(layout: Layout, ...labels: readonly string[]): ScaffoldAnswers {
  return { what: ['all'], layout, targets: labels.map((label) => targetOf('1.10', { label })) };
}

test.each([
  ['one of three', 'kustomize', ['dev'], 'shared with stage, prod'],
  ['all of them', 'kustomize', ['prod', 'stage', 'dev'], undefined],
  ['one more', 'kustomize', ['dev', 'stage', 'prod', 'test'], undefined],
  ['one of three in a folder of its own', 'separate', ['dev'], undefined],
] as const)('scaffolding again: %s', (_, layout, labels, said) => {
  const before = answersValue(answersFor(layout, 'dev', 'stage', 'prod'));
  const problem = sharedBaseProblem(answersFor(layout, ...labels), { tool: '0', answers: before, files: [] });
  expect(problem === undefined ? undefined : plain(problem)).toEqual(
    said === undefined ? undefined : expect.stringContaining(said),
  );
});
