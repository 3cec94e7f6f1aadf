import { diffIndices } from 'node-diff3';
import { depth, isItem, staysBelow, stem } from './yamlLines.ts';

/** A change of a text: `length` lines from `start` of the old one (counted from 0) became `lines`. */
export interface Hunk {
  readonly start: number;
  readonly length: number;
  readonly old: readonly string[];
  readonly lines: readonly string[];
}

/** The changes that lead from one text to another, in their order and each as small as it can stand by itself. */
export function hunksBetween(old: readonly string[], fresh: readonly string[]): readonly Hunk[] {
  return rawHunks(old, fresh).flatMap((hunk) => apart(hunk));
}

/** Where a change ends in the old text. */
export function endOf({ start, length }: Hunk): number {
  return start + length;
}

/** Whether two changes of one text do the very same. */
export function sameChange(one: Hunk, other: Hunk): boolean {
  return one.start === other.start && one.length === other.length && sameLines(one.lines, other.lines);
}

/** Whether both changes only add lines, and at the same place. */
export function addAtOnePlace(one: Hunk, other: Hunk): boolean {
  return one.length === 0 && other.length === 0 && one.start === other.start;
}

/**
 * Whether two changes of one text could both be meant for the same lines. Changes that only meet at their borders stand
 * beside each other where one of them leaves the structure as it was, or the lower one belongs to nothing in the upper.
 * What is added at one place is another question.
 */
export function clash(one: Hunk, other: Hunk): boolean {
  if (sameChange(one, other) || addAtOnePlace(one, other)) return false;
  if (endOf(one) < other.start || endOf(other) < one.start) return false;
  if (one.start < endOf(other) && other.start < endOf(one)) return true;
  if (keepsStructure(one) || keepsStructure(other)) return false;
  const [upper, lower] = endOf(one) <= other.start ? [one, other] : [other, one];
  const above = [...upper.old, ...upper.lines];
  return !(staysBelow(lower.old, above) && staysBelow(lower.lines, above));
}

/** By how many lines changes lengthen a text. */
export function growth(hunks: readonly Hunk[]): number {
  return hunks.reduce((sum, { length, lines }) => sum + lines.length - length, 0);
}

/** Whether two lists have the same lines. */
export function sameLines(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((line, index) => line === other[index]);
}

function rawHunks(old: readonly string[], fresh: readonly string[]): readonly Hunk[] {
  return diffIndices([...old], [...fresh]).map(({ buffer1: [start, length], ...contents }) => ({
    start,
    length,
    old: contents.buffer1Content,
    lines: contents.buffer2Content,
  }));
}

/**
 * A change of neighbouring lines as one change for each of them, where none of them says what the others are: all keys
 * that were there are still there, or all lines stand equally deep. Another first key makes another item of a list.
 */
function apart(hunk: Hunk): readonly Hunk[] {
  const { start, old, lines } = hunk;
  if (keepsStructure(hunk) && !old.some(beginsKeyedItem)) {
    return old.map((line, index) => ({
      start: start + index,
      length: 1,
      old: [line],
      lines: lines.slice(index, index + 1),
    }));
  }
  if (old.some(isItem)) return [hunk];
  const byKey = rawHunks(old.map(tokenIn('old')), lines.map(tokenIn('new')));
  const isWhole = byKey.every(({ length }) => length === 0);
  const [first = ''] = old;
  const isFlat = [...old, ...lines].every((line) => depth(line) === depth(first));
  return isWhole || isFlat ? between(hunk, byKey) : [hunk];
}

/** The changes of a hunk by key, and between them a change for each line whose key stayed. */
function between({ start, old, lines }: Hunk, byKey: readonly Hunk[]): readonly Hunk[] {
  const hunks: Hunk[] = [];
  let at = 0;
  let fresh = 0;
  const lineByLine = (end: number): void => {
    for (; at < end; at += 1, fresh += 1) {
      const [before, now] = [old.slice(at, at + 1), lines.slice(fresh, fresh + 1)];
      if (!sameLines(before, now)) hunks.push({ start: start + at, length: 1, old: before, lines: now });
    }
  };
  for (const one of byKey) {
    lineByLine(one.start);
    const now = lines.slice(fresh, fresh + one.lines.length);
    hunks.push({ start: start + at, length: one.length, old: old.slice(at, at + one.length), lines: now });
    at += one.length;
    fresh += now.length;
  }
  lineByLine(old.length);
  return hunks;
}

/** What two lines have in common that are one line with another value. */
function tokenIn(side: 'old' | 'new'): (line: string) => string {
  return (line) => (/[:#]$/.test(stem(line)) ? stem(line) : `${side} ${line}`);
}

function beginsKeyedItem(line: string): boolean {
  return isItem(line) && stem(line).endsWith(':');
}

function keepsStructure({ old, lines }: Hunk): boolean {
  return old.length > 0 && sameLines(old.map(stem), lines.map(stem));
}
