import { field, listAt, textAt } from '../field.ts';
import { message, type Message } from '../message.ts';
import type { ScaffoldAnswers } from './answers.ts';
import type { Lock } from './lock.ts';

/**
 * Why a folder may not be scaffolded again for these targets alone: the base that kustomize's overlays share is made of
 * what all of them have in common, so that without one of them its overlay would no longer fit. `undefined` where it may.
 */
export function sharedBaseProblem(
  { layout, targets }: Pick<ScaffoldAnswers, 'layout' | 'targets'>,
  lock: Lock | undefined,
): Message | undefined {
  if (layout !== 'kustomize' || field(lock?.answers, 'layout') !== 'kustomize') return undefined;
  const named = new Set(targets.map(({ label }) => label));
  const missing = listAt(lock?.answers, 'targets')
    .flatMap((target) => textAt(target, 'name') ?? [])
    .filter((label) => !named.has(label));
  return missing.length === 0
    ? undefined
    : message(
        'The base in this folder is shared with {0}: scaffold all of its targets together, or choose another folder.',
        missing.join(', '),
      );
}
