import { readValues } from '../yaml/parse.ts';
import { linesIn, mergedBy, type Conflict, type Merged, type MergeTexts } from './merge.ts';
import { endOf, growth, hunksBetween, sameLines } from './mergeHunks.ts';
import { mergePieces, type Piece } from './mergePieces.ts';
import { depth } from './yamlLines.ts';
import { contentsOf, linesOf, usualLineEnd, withLineEnd } from './textLines.ts';

/**
 * Merges texts of YAML. Merging by lines knows nothing of what they mean, so its result is looked at before it is
 * believed: what does not go together with the rest is a conflict too, and nothing else is.
 */
export function soundMerge(texts: MergeTexts): Merged {
  const pieces = withoutReturned(mergePieces(linesIn(texts)), texts);
  if (!isGood(texts.theirs) || !isGood(texts.ours)) return mergedBy(pieces, texts);
  const merged = mergedBy(goingTogether(pieces, texts), texts);
  return isGood(merged.takesOurs) ? merged : begunFromOurs(texts, merged);
}

/** A line that was deleted in the file does not come back unasked because it is made at another place now. */
function withoutReturned(pieces: readonly Piece[], { base, theirs }: MergeTexts): readonly Piece[] {
  const before = countsOf(base);
  const there = countsOf(theirs);
  // Only lines that stood there once can be told from others like them.
  const isDeleted = (line: string): boolean => before.get(line) === 1 && !there.has(line);
  return pieces.flatMap((piece) => withDisputed(piece, isDeleted));
}

/** A piece in parts, of which those that begin with such a line are disputed, together with what belongs to that line. */
function withDisputed(piece: Piece, isDisputed: (line: string) => boolean): readonly Piece[] {
  const { there, lines, end } = piece;
  if (there === undefined || piece.disputed || !lines.some(isDisputed)) return [piece];
  const behind = { start: end, end, there: { start: there.end, end: there.end } };
  const parts: Piece[] = [{ ...piece, lines: [] }];
  let head: number | undefined;
  for (const line of lines) {
    const isBelow = head !== undefined && depth(line) > head;
    if (!isBelow) head = isDisputed(line) ? depth(line) : undefined;
    const last = parts.at(-1);
    const disputed = head !== undefined;
    if (last?.disputed === disputed) parts[parts.length - 1] = { ...last, lines: [...last.lines, line] };
    else parts.push({ ...behind, lines: [line], disputed });
  }
  return parts;
}

/** As many of the pieces as the text that is there can take and stay good; the others are disputed. */
function goingTogether(pieces: readonly Piece[], texts: MergeTexts): readonly Piece[] {
  const isGoodWith = (some: readonly Piece[]): boolean => isGood(mergedBy(some, texts).keepsTheirs);
  if (isGoodWith(pieces)) return pieces;
  const taken = new Set(pieces.filter(({ disputed, there }) => disputed || there === undefined));
  const withTaken = (further: readonly Piece[] = []): readonly Piece[] =>
    pieces.filter((piece) => taken.has(piece) || further.includes(piece));
  // A piece may need one that comes behind it, as a key that moves up needs its old place to be free.
  for (let before = -1; before !== taken.size;) {
    before = taken.size;
    for (const piece of pieces) if (!taken.has(piece) && isGoodWith(withTaken([piece]))) taken.add(piece);
  }
  return pieces.map((piece) => (taken.has(piece) ? piece : { ...piece, disputed: true }));
}

/** Where the file's own lines do not go together with all of ours, those that do are brought into ours. */
function begunFromOurs(texts: MergeTexts, merged: Merged): Merged {
  const turned = { base: texts.base, theirs: texts.ours, ours: texts.theirs };
  const pieces = goingTogether(mergePieces(linesIn(turned)), turned);
  const lineEnd = usualLineEnd(linesOf(texts.theirs));
  const lost = pieces
    .filter(({ disputed }) => disputed)
    .map((piece) => conflictOf(piece, texts))
    .filter((one) => !merged.conflicts.some((other) => isSamePlace(one, other)));
  return {
    ...merged,
    conflicts: [...merged.conflicts, ...lost].toSorted((one, other) => one.line - other.line),
    takesOurs: withLineEnd(mergedBy(pieces, turned).keepsTheirs, lineEnd),
  };
}

/** The conflict of a piece of theirs that is not among ours. */
function conflictOf({ start, end, lines, there }: Piece, { base, theirs, ours }: MergeTexts): Conflict {
  const before = hunksBetween(contentsOf(base), contentsOf(theirs)).filter(
    (hunk) => hunk.start < start && endOf(hunk) <= start,
  );
  return {
    line: start + growth(before) + 1,
    base: contentsOf(base).slice(start, end),
    theirs: lines,
    ours: there === undefined ? [] : contentsOf(ours).slice(there.start, there.end),
  };
}

function isSamePlace(one: Conflict, other: Conflict): boolean {
  return one.line === other.line && sameLines(one.theirs, other.theirs);
}

function isGood(text: string): boolean {
  return readValues(text, { version: '1.1' }) !== undefined;
}

function countsOf(text: string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const line of contentsOf(text)) counts.set(line, (counts.get(line) ?? 0) + 1);
  return counts;
}
