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
 * A change of neighbouring lines as one change for each of them, where none of them says what the others are: another
 * first key makes another item of a list, and another key makes other keys below it.
 */
function apart(hunk: Hunk): readonly Hunk[] {
  const parts = keepsStructure(hunk) ? entryByEntry(hunk) : keyByKey(hunk);
  let { start } = hunk;
  const hunks = parts.map(({ old, lines }) => {
    const part = { start, length: old.length, old, lines };
    start = endOf(part);
    return part;
  });
  return hunks.filter(({ old, lines }) => !sameLines(old, lines));
}

/** Lines of both sides that belong together. */
interface Part {
  readonly old: readonly string[];
  readonly lines: readonly string[];
}

/** Line by line; an item with a key stays together with what is below it. */
function entryByEntry({ old, lines }: Hunk): readonly Part[] {
  const parts: Part[] = [];
  let item = Infinity;
  for (const [index, line] of old.entries()) {
    const part = { old: [line], lines: lines.slice(index, index + 1) };
    const last = parts.at(-1);
    if (last !== undefined && depth(line) > item) {
      parts[parts.length - 1] = joined(last, part);
    } else {
      parts.push(part);
      item = isItem(line) && stem(line).endsWith(':') ? depth(line) : Infinity;
    }
  }
  return parts;
}

/** Each line whose key stayed by itself, unless it is below one that did not stay. */
function keyByKey(hunk: Hunk): readonly Part[] {
  const parts: (Part & { readonly stayed: boolean })[] = [];
  let above = Infinity;
  for (const segment of segmentsOf(hunk)) {
    const last = parts.at(-1);
    const stays = segment.stayed && segment.old.every((line) => depth(line) <= above);
    above = stays ? Infinity : Math.min(above, ...[...segment.old, ...segment.lines].map(depth));
    if (last === undefined || stays || last.stayed) parts.push({ ...segment, stayed: stays });
    else parts[parts.length - 1] = { ...joined(last, segment), stayed: false };
  }
  return parts;
}

/** The lines of a hunk as one part for each key that stayed, and one for all that changed between two of them. */
function segmentsOf({ old, lines }: Hunk): readonly (Part & { readonly stayed: boolean })[] {
  const segments: (Part & { readonly stayed: boolean })[] = [];
  let at = 0;
  let fresh = 0;
  const until = (end: number): void => {
    for (; at < end; at += 1, fresh += 1) {
      segments.push({ old: old.slice(at, at + 1), lines: lines.slice(fresh, fresh + 1), stayed: true });
    }
  };
  for (const changed of rawHunks(old.map(tokenIn('old')), lines.map(tokenIn('new')))) {
    until(changed.start);
    const ends = { at: at + changed.length, fresh: fresh + changed.lines.length };
    segments.push({ old: old.slice(at, ends.at), lines: lines.slice(fresh, ends.fresh), stayed: false });
    ({ at, fresh } = ends);
  }
  until(old.length);
  return segments;
}

/** What two lines have in common that are one line with another value. Which items of two lists are the same is not told by a key. */
function tokenIn(side: 'old' | 'new'): (line: string) => string {
  return (line) => (/[:#]$/.test(stem(line)) && !isItem(line) ? stem(line) : `${side} ${line}`);
}

function joined(one: Part, other: Part): Part {
  return { old: [...one.old, ...other.old], lines: [...one.lines, ...other.lines] };
}

function keepsStructure({ old, lines }: Hunk): boolean {
  return old.length > 0 && sameLines(old.map(stem), lines.map(stem));
}
