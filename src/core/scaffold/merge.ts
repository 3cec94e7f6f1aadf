import { mergePieces, type LineRange, type MergeLines, type Piece } from './mergePieces.ts';
import { contentsOf, linesOf, textOf, usualLineEnd } from './textLines.ts';

/** Lines of which only one side can stand. */
export interface Conflict {
  /** Where it begins in the text that is there, counted from 1. */
  readonly line: number;
  /** As they were made the last time; empty where there were none, or nobody knows. */
  readonly base: readonly string[];
  /** As they are in the file. */
  readonly theirs: readonly string[];
  /** As they would be made now. */
  readonly ours: readonly string[];
}

export interface Merged {
  /** In the order of their places. */
  readonly conflicts: readonly Conflict[];
  /** With the file's own lines in each conflict. */
  readonly keepsTheirs: string;
  /** With the new lines in each conflict. The same text where there is none. */
  readonly takesOurs: string;
  /** The base with all of ours that `keepsTheirs` has: held against this the next time, the rest is offered again. */
  readonly taken: string;
}

/** Three texts that belong together. */
export interface MergeTexts {
  readonly base: string;
  readonly theirs: string;
  readonly ours: string;
}

/**
 * Brings what changed from `base` to `ours` into `theirs`, line by line. Every byte of `theirs` that our changes do not
 * touch stays, its line ends included; new lines end as most lines of the file do.
 */
export function merge(texts: MergeTexts): Merged {
  return mergedBy(mergePieces(linesIn(texts)), texts);
}

/** The contents of the lines of three texts. */
export function linesIn({ base, theirs, ours }: MergeTexts): MergeLines {
  return { base: contentsOf(base), theirs: contentsOf(theirs), ours: contentsOf(ours) };
}

/** What becomes of texts by pieces of their merge. */
export function mergedBy(pieces: readonly Piece[], texts: MergeTexts): Merged {
  const lines = linesIn(texts);
  const peaceful = pieces.filter(({ disputed }) => !disputed);
  return {
    conflicts: pieces.filter(({ disputed }) => disputed).map((piece) => conflictAt(piece, lines)),
    keepsTheirs: edited(texts.theirs, peaceful.flatMap(editThere)),
    takesOurs: edited(texts.theirs, pieces.flatMap(editThere)),
    taken: edited(
      texts.base,
      peaceful.filter((piece) => !mustBeKnown(piece, pieces, lines)),
    ),
  };
}

/** Whether a line that both took away is still disputed elsewhere: then it must be known that it once was there. */
function mustBeKnown({ start, end, there }: Piece, pieces: readonly Piece[], { base }: MergeLines): boolean {
  const gone = there === undefined ? base.slice(start, end) : [];
  return pieces.some(({ disputed, lines }) => disputed && gone.some((line) => lines.includes(line)));
}

function conflictAt({ start, end, lines, there }: Piece, { base, theirs }: MergeLines): Conflict {
  const { start: first, end: last } = there ?? { start, end: start };
  return { line: first + 1, base: base.slice(start, end), theirs: theirs.slice(first, last), ours: lines };
}

/** Lines of a text that become others. */
interface Edit extends LineRange {
  readonly lines: readonly string[];
}

function editThere({ there, lines }: Piece): readonly Edit[] {
  return there === undefined ? [] : [{ ...there, lines }];
}

function edited(text: string, edits: readonly Edit[]): string {
  const result = [...linesOf(text)];
  const lineEnd = usualLineEnd(result);
  const inOrder = edits.toSorted((one, other) => one.start - other.start || one.end - other.end);
  for (const { start, end, lines } of inOrder.toReversed()) {
    result.splice(start, end - start, ...lines.map((content) => ({ content, end: lineEnd })));
  }
  return textOf(result, lineEnd);
}
