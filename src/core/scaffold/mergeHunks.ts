import { diffIndices } from 'node-diff3';

/** A change of a text: `length` lines from `start` of the old one (counted from 0) became `lines`. */
export interface Hunk {
  readonly start: number;
  readonly length: number;
  readonly old: readonly string[];
  readonly lines: readonly string[];
}

/** The changes that lead from one text to another, in their order; between two of them is a line that stayed. */
export function hunksBetween(old: readonly string[], fresh: readonly string[]): readonly Hunk[] {
  return diffIndices([...old], [...fresh]).map(({ buffer1: [start, length], ...contents }) => ({
    start,
    length,
    old: contents.buffer1Content,
    lines: contents.buffer2Content,
  }));
}

/** Where a change ends in the old text. */
export function endOf({ start, length }: Hunk): number {
  return start + length;
}

/** Whether two changes of one text do the very same. */
export function sameChange(one: Hunk, other: Hunk): boolean {
  return one.start === other.start && one.length === other.length && sameLines(one.lines, other.lines);
}

/**
 * Whether two changes of one text could both be meant for the same lines. Changes that only meet at their borders stand
 * beside each other where one of them leaves the structure as it was: the indentation and the key of each line.
 */
export function clash(one: Hunk, other: Hunk): boolean {
  if (sameChange(one, other)) return false;
  const apart = endOf(one) < other.start || endOf(other) < one.start;
  if (apart) return false;
  const overlap = one.start < endOf(other) && other.start < endOf(one);
  return overlap || !(keepsStructure(one) || keepsStructure(other));
}

function keepsStructure({ old, lines }: Hunk): boolean {
  return old.length > 0 && sameLines(old.map(stem), lines.map(stem));
}

/** Indentation, dashes and key of a line of YAML: what decides where the lines around it belong. */
function stem(line: string): string {
  return /^\s*(?:- +)*(?:#|[^\s'"#][^:]*:(?=\s|$))?/.exec(line)?.[0] ?? '';
}

function sameLines(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((line, index) => line === other[index]);
}
