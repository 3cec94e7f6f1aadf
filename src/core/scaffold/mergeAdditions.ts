import { sameLines } from './mergeHunks.ts';
import { depth, entriesOf, headOf, isSameEntry } from './yamlLines.ts';

/** What becomes of a part of the lines that we add where others were added too. Places are counted in those others. */
export type Addition =
  /** It is there already. */
  | { readonly kind: 'there'; readonly lines: readonly string[] }
  | { readonly kind: 'added'; readonly lines: readonly string[]; readonly at: number }
  /** It is the same entry as that from `start` to before `end`, with other words. */
  | {
      readonly kind: 'clash';
      readonly lines: readonly string[];
      readonly start: number;
      readonly end: number;
    };

/**
 * Lines added at a place where the user added some: both stand, and what is the same stands once. What stands deeper comes
 * first, or it would belong to what came between; of what stands equally deep the user's comes first, because it was
 * written below the very line that is above it. A remark at the end is one on what is below, and stays there.
 */
export function additionsBeside(theirs: readonly string[], ours: readonly string[]): readonly Addition[] {
  const there = placedEntries(theirs);
  const unmatched = new Set(there);
  const matched = (fits: (entry: PlacedEntry) => boolean): PlacedEntry | undefined => {
    const found = [...unmatched].find(fits);
    if (found !== undefined) unmatched.delete(found);
    return found;
  };
  const parts = entriesOf(ours).map((lines) => ({
    lines,
    twin: matched((entry) => sameLines(entry.lines, lines)),
  }));
  return parts.map(({ lines, twin }): Addition => {
    if (twin !== undefined) return { kind: 'there', lines };
    const rival = matched((entry) => isSameEntry(entry.lines, lines));
    if (rival !== undefined) return { kind: 'clash', lines, start: rival.start, end: rival.end };
    const above = there.findLast((entry) => depthOf(entry.lines) >= depthOf(lines));
    return { kind: 'added', lines, at: above?.end ?? 0 };
  });
}

interface PlacedEntry {
  readonly lines: readonly string[];
  readonly start: number;
  readonly end: number;
}

function placedEntries(lines: readonly string[]): readonly PlacedEntry[] {
  let start = 0;
  return entriesOf(lines).map((entry) => {
    const placed = { lines: entry, start, end: start + entry.length };
    start = placed.end;
    return placed;
  });
}

function depthOf(entry: readonly string[]): number {
  const head = headOf(entry);
  return head === undefined ? -Infinity : depth(head);
}
