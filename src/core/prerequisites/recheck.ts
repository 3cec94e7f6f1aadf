import type { Answers, Question } from '../question.ts';
import type { PrerequisiteId } from '../status.ts';
import type { Statuses } from './index.ts';

/** What a watch is told after each snapshot. */
export interface Next {
  /** Milliseconds since the epoch. */
  readonly againAt: number | undefined;
  readonly questions: readonly Question[];
}

/** When time alone may change a status, and what the statuses would like to know. */
export function nextOf(statuses: Statuses): Next {
  return { againAt: nextRecheck(statuses), questions: questionsOf(statuses) };
}

function nextRecheck(statuses: Statuses): number | undefined {
  const times = [...statuses.values()].flatMap(({ recheckAt }) => recheckAt ?? []);
  return times.length === 0 ? undefined : Math.min(...times);
}

/** What the statuses would like to know, each question once. */
export function questionsOf(statuses: Statuses): readonly Question[] {
  const all = [...statuses.values()].flatMap(({ asks }) => asks ?? []);
  return [...new Map(all.map((question) => [question.key, question])).values()];
}

/** Whether any of these would like to know what nobody has answered yet: until then "ready" is only a first impression. */
export function isUnanswered(
  statuses: Statuses,
  answers: Answers,
  ids: readonly PrerequisiteId[] = [...statuses.keys()],
): boolean {
  return ids.some((id) => statuses.get(id)?.asks?.some(({ key }) => answers[key] === undefined) === true);
}
