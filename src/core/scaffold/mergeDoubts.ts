import type { Merged, MergeTexts } from './merge.ts';
import { linesOf, usualLineEnd, withLineEnd, type TextLine } from './textLines.ts';

/**
 * A line that was deleted in the file and would come back unasked, because it is made at another place now; `undefined`
 * where there is none. Only lines that stood there once can be told from others like them.
 */
export function returnedLine({ base, theirs }: MergeTexts, merged: Merged): string | undefined {
  const before = countsOf(linesOf(base));
  const there = countsOf(linesOf(theirs));
  const disputed = new Set(merged.conflicts.flatMap((conflict) => [...conflict.base, ...conflict.ours]));
  return linesOf(merged.keepsTheirs)
    .map(({ content }) => content)
    .find((line) => before.get(line) === 1 && !there.has(line) && !disputed.has(line));
}

/** The whole of both texts as one conflict, from the first line that differs to the last one. */
export function wholeTextConflict({ theirs, ours }: MergeTexts): Merged {
  const old = linesOf(theirs);
  const fresh = linesOf(ours);
  const differs = (one: TextLine | undefined, other: TextLine | undefined): boolean =>
    one?.content !== other?.content;
  const shorter = Math.min(old.length, fresh.length);
  let start = 0;
  while (start < shorter && !differs(old[start], fresh[start])) start += 1;
  let after = 0;
  while (after < shorter - start && !differs(old.at(-1 - after), fresh.at(-1 - after))) after += 1;
  const part = (lines: readonly TextLine[]): readonly string[] =>
    lines.slice(start, lines.length - after).map(({ content }) => content);
  return {
    conflicts: [{ line: start + 1, base: [], theirs: part(old), ours: part(fresh) }],
    keepsTheirs: theirs,
    takesOurs: withLineEnd(ours, usualLineEnd(old)),
  };
}

function countsOf(lines: readonly TextLine[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { content } of lines) counts.set(content, (counts.get(content) ?? 0) + 1);
  return counts;
}
