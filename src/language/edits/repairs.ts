import { composedEdits } from './composedEdits.ts';
import type { Judgement } from '../judging/judge.ts';
import { applyEdits, type Edit } from '../text/range.ts';

/** One repair may uncover the next; more rounds than this would be two repairs that undo each other. */
const mostRounds = 8;

/** A text with every repair made that its findings offer. */
export interface Repaired {
  readonly text: string;
  /** What was changed, told of the text before. */
  readonly edits: readonly Edit[];
  /** What is left to say. */
  readonly judgement: Judgement;
}

/** Makes every repair, and those that they uncover. */
export function repaired(text: string, judge: (text: string) => Judgement): Repaired {
  const rounds: (readonly Edit[])[] = [];
  let current = text;
  let judgement = judge(current);
  for (let round = 0; round < mostRounds; round++) {
    const edits = apart(judgement.findings.flatMap(({ fix }) => fix?.edit() ?? []));
    if (edits.length === 0) break;
    rounds.push(edits);
    current = applyEdits(current, edits);
    judgement = judge(current);
  }
  return { text: current, edits: composedEdits(text, rounds), judgement };
}

/** Of edits that touch each other the first; the others come in the next round, if they are still needed. */
function apart(edits: readonly Edit[]): readonly Edit[] {
  const kept: Edit[] = [];
  for (const edit of edits.toSorted((one, other) => one.start - other.start)) {
    const last = kept.at(-1);
    if (last === undefined || edit.start >= last.end + (last.start === last.end ? 1 : 0)) kept.push(edit);
  }
  return kept;
}
