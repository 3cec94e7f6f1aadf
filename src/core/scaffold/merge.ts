import { clash, endOf, hunksBetween, sameChange, type Hunk } from './mergeHunks.ts';
import { linesOf, textOf, usualLineEnd, type TextLine } from './textLines.ts';

/** Lines that both sides changed, each in its own way. */
export interface Conflict {
  /** Where it begins in the text that is there, counted from 1. */
  readonly line: number;
  /** As they were made the last time; empty where nobody knows. */
  readonly base: readonly string[];
  /** As they are in the file. */
  readonly theirs: readonly string[];
  /** As they would be made now. */
  readonly ours: readonly string[];
}

export interface Merged {
  readonly conflicts: readonly Conflict[];
  /** With the file's own lines in each conflict. */
  readonly keepsTheirs: string;
  /** With the new lines in each conflict. The same text where there is none. */
  readonly takesOurs: string;
}

/** Three texts that belong together. */
export interface MergeTexts {
  readonly base: string;
  readonly theirs: string;
  readonly ours: string;
}

/**
 * Brings what changed from `base` to `ours` into `theirs`. Every byte of `theirs` that our changes do not touch stays,
 * its line ends included; new lines end as most lines of the file do.
 */
export function merge({ base, theirs, ours }: MergeTexts): Merged {
  const theirLines = linesOf(theirs);
  const baseContents = contentsOf(linesOf(base));
  const groups = touching(
    hunksBetween(baseContents, contentsOf(theirLines)),
    hunksBetween(baseContents, contentsOf(linesOf(ours))),
  );
  const edits: Edit[] = [];
  const conflicts: Conflict[] = [];
  let shift = 0;
  for (const group of groups) {
    if (group.ours.some((one) => group.theirs.some((other) => clash(one, other)))) {
      const edit = conflictEdit(group, baseContents, shift);
      const there = theirLines.slice(edit.start, edit.end);
      const { start, end } = group;
      conflicts.push({
        line: edit.start + 1,
        base: baseContents.slice(start, end),
        theirs: contentsOf(there),
        ours: edit.lines,
      });
      edits.push({ ...edit, disputed: true });
    } else {
      edits.push(...peacefulEdits(group, shift));
    }
    shift += growth(group.theirs);
  }
  return {
    conflicts,
    keepsTheirs: edited(
      theirLines,
      edits.filter(({ disputed }) => !disputed),
    ),
    takesOurs: edited(theirLines, edits),
  };
}

/** Replaces the lines from `start` to before `end` of the text that is there. */
interface Edit {
  readonly start: number;
  readonly end: number;
  readonly lines: readonly string[];
  readonly disputed: boolean;
}

/** Changes of both sides that overlap or meet, and the lines of the base they span. */
interface Group {
  readonly start: number;
  readonly end: number;
  readonly theirs: readonly Hunk[];
  readonly ours: readonly Hunk[];
}

function touching(theirs: readonly Hunk[], ours: readonly Hunk[]): readonly Group[] {
  const sided = [
    ...theirs.map((hunk) => ({ hunk, side: 'theirs' as const })),
    ...ours.map((hunk) => ({ hunk, side: 'ours' as const })),
  ].sort((one, other) => one.hunk.start - other.hunk.start);
  const groups: Group[] = [];
  for (const { hunk, side } of sided) {
    const last = groups.at(-1);
    if (last === undefined || hunk.start > last.end) {
      groups.push({ start: hunk.start, end: endOf(hunk), theirs: [], ours: [], [side]: [hunk] });
    } else {
      const end = Math.max(last.end, endOf(hunk));
      groups[groups.length - 1] = { ...last, end, [side]: [...last[side], hunk] };
    }
  }
  return groups;
}

/** Our changes of a group, moved to where their lines are now; a change that both made is made already. */
function peacefulEdits({ theirs, ours }: Group, shift: number): readonly Edit[] {
  return ours
    .filter((hunk) => !theirs.some((other) => sameChange(hunk, other)))
    .map(({ start, length, lines }) => {
      const moved = start + shift + growth(theirs.filter((other) => endOf(other) <= start));
      return { start: moved, end: moved + length, lines, disputed: false };
    });
}

/** All lines of the group as we would have them. */
function conflictEdit(group: Group, base: readonly string[], shift: number): Omit<Edit, 'disputed'> {
  const lines: string[] = [];
  let at = group.start;
  for (const hunk of group.ours) {
    lines.push(...base.slice(at, hunk.start), ...hunk.lines);
    at = endOf(hunk);
  }
  lines.push(...base.slice(at, group.end));
  return { start: group.start + shift, end: group.end + shift + growth(group.theirs), lines };
}

/** By how many lines changes lengthen a text. */
function growth(hunks: readonly Hunk[]): number {
  return hunks.reduce((sum, { length, lines }) => sum + lines.length - length, 0);
}

function edited(lines: readonly TextLine[], edits: readonly Edit[]): string {
  const lineEnd = usualLineEnd(lines);
  const result = [...lines];
  for (const { start, end, lines: fresh } of edits.toReversed()) {
    result.splice(start, end - start, ...fresh.map((content) => ({ content, end: lineEnd })));
  }
  return textOf(result, lineEnd);
}

function contentsOf(lines: readonly TextLine[]): readonly string[] {
  return lines.map(({ content }) => content);
}
