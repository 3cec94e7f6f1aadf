import { additionsBeside } from './mergeAdditions.ts';
import { addAtOnePlace, clash, endOf, growth, hunksBetween, sameChange, type Hunk } from './mergeHunks.ts';

/** A part of what is made differently: the lines from `start` to before `end` of the base become `lines`. */
export interface Piece {
  readonly start: number;
  readonly end: number;
  readonly lines: readonly string[];
  /** The lines of the text that is there in whose place they come; absent where that text has them already. */
  readonly there?: LineRange;
  /** Whether those lines were edited, so that only one of both can stand. */
  readonly disputed: boolean;
}

/** From one line, counted from 0, to before another. */
export interface LineRange {
  readonly start: number;
  readonly end: number;
}

/** The lines of three texts that belong together. */
export interface MergeLines {
  readonly base: readonly string[];
  readonly theirs: readonly string[];
  readonly ours: readonly string[];
}

/** What is made differently, piece by piece, and how each stands to what was edited. In the order of their places. */
export function mergePieces({ base, theirs, ours }: MergeLines): readonly Piece[] {
  const sides: Sides = { base, theirs: hunksBetween(base, theirs), ours: hunksBetween(base, ours) };
  const groups = clashes(sides);
  const disputed = new Set(groups.flatMap((group) => group.ours));
  const pieces = [
    ...groups.map((group) => disputedPiece(group, sides)),
    ...sides.ours.filter((hunk) => !disputed.has(hunk)).flatMap((hunk) => peacefulPieces(hunk, sides)),
  ];
  return pieces.toSorted((one, other) => one.start - other.start || one.end - other.end);
}

interface Sides {
  readonly base: readonly string[];
  readonly theirs: readonly Hunk[];
  readonly ours: readonly Hunk[];
}

/** Changes of both sides that clash, directly or by way of others. */
interface Group {
  readonly theirs: readonly Hunk[];
  readonly ours: readonly Hunk[];
}

function clashes({ theirs, ours }: Sides): readonly Group[] {
  let groups: readonly Group[] = [];
  const join = (one: Hunk, other: Hunk): void => {
    const touched = groups.filter((group) => group.theirs.includes(one) || group.ours.includes(other));
    const joined = {
      theirs: [...new Set([...touched.flatMap((group) => group.theirs), one])],
      ours: [...new Set([...touched.flatMap((group) => group.ours), other])],
    };
    groups = [...groups.filter((group) => !touched.includes(group)), joined];
  };
  for (const other of ours) {
    for (const one of theirs) if (clash(one, other)) join(one, other);
  }
  // What is added beside lines that are disputed themselves is disputed with them.
  for (const other of ours) {
    for (const one of theirs) {
      const isTaken = groups.some((group) => group.theirs.includes(one) || group.ours.includes(other));
      if (isTaken && addAtOnePlace(one, other) && !sameChange(one, other)) join(one, other);
    }
  }
  return groups;
}

/** All lines of the group as we would have them. */
function disputedPiece(group: Group, { base, theirs }: Sides): Piece {
  const all = [...group.theirs, ...group.ours];
  const start = Math.min(...all.map((hunk) => hunk.start));
  const end = Math.max(...all.map(endOf));
  const lines: string[] = [];
  let at = start;
  for (const hunk of group.ours.toSorted((one, other) => one.start - other.start)) {
    lines.push(...base.slice(at, hunk.start), ...hunk.lines);
    at = endOf(hunk);
  }
  lines.push(...base.slice(at, end));
  const first = start + growth(theirs.filter((hunk) => !group.theirs.includes(hunk) && endOf(hunk) <= start));
  const there = { start: first, end: first + end - start + growth(group.theirs) };
  return { start, end, lines, there, disputed: true };
}

/** A change of ours that clashes with none, moved to where its lines are now. */
function peacefulPieces(hunk: Hunk, { theirs }: Sides): readonly Piece[] {
  const { start, lines } = hunk;
  const whole = { start, end: endOf(hunk), lines, disputed: false };
  if (theirs.some((other) => sameChange(hunk, other))) return [whole];
  const moved = start + growth(theirs.filter((other) => endOf(other) <= start));
  const beside = theirs.find((other) => addAtOnePlace(hunk, other));
  if (beside === undefined) return [{ ...whole, there: { start: moved, end: moved + hunk.length } }];
  const first = moved - beside.lines.length;
  return additionsBeside(beside.lines, lines).map((addition): Piece => {
    const piece = { start, end: start, lines: addition.lines, disputed: addition.kind === 'clash' };
    switch (addition.kind) {
      case 'there':
        return piece;
      case 'added': {
        const at = first + addition.at;
        return { ...piece, there: { start: at, end: at } };
      }
      case 'clash':
        return { ...piece, there: { start: first + addition.start, end: first + addition.end } };
    }
  });
}
