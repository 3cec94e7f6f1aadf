import type { Question } from '../question.ts';
import type { Snapshot } from '../snapshot.ts';
import type { Status } from '../status.ts';

/** What is known of a question. `notServed` is known too: there is no such thing in this cluster. */
export type Known<T> =
  | { readonly state: 'answered'; readonly value: T }
  | { readonly state: 'notServed' }
  /** Not answered yet, or refused: nothing may be concluded from it. */
  | { readonly state: 'unknown' };

/** The answer to a question in a snapshot. */
export function answerTo<T>({ answers }: Snapshot, { key }: Question<T>): Known<T> {
  const found = answers[key];
  switch (found?.state) {
    case 'answered':
      // It was kept by the question of this very key, and that is what says the type.
      return { state: 'answered', value: found.value as T };
    case 'notServed':
      return { state: 'notServed' };
    case 'forbidden':
    case 'unreachable':
    case undefined:
      return { state: 'unknown' };
  }
}

/** The value of an answer; `undefined` where there is none. */
export function valueOf<T>(snapshot: Snapshot, question: Question<T>): T | undefined {
  const known = answerTo(snapshot, question);
  return known.state === 'answered' ? known.value : undefined;
}

/** The same status, of which more would be said if these were answered. */
export function asking(status: Status, questions: readonly Question[]): Status {
  return questions.length === 0 ? status : { ...status, asks: [...(status.asks ?? []), ...questions] };
}
