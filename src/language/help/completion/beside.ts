import { mayBeOurs } from '../../../core/recognise.ts';
import { documentAround } from '../../text/lines.ts';
import { outlineOf } from '../../text/outline.ts';
import { nextLine, type Range } from '../../text/range.ts';

/** Roughly the other documents of the file. */
export function outlinesBeside(text: string, { start, end }: Range): readonly unknown[] {
  if (!mayBeOurs(text.slice(0, start)) && !mayBeOurs(text.slice(end))) return [];
  const outlines: unknown[] = [];
  for (let at = 0; at < text.length;) {
    const one = documentAround(text, at);
    if (one.start !== start && one.end > one.start) outlines.push(outlineOf(text, one));
    // The next one begins behind the line with the dashes.
    at = nextLine(text, Math.max(one.end, at));
  }
  return outlines;
}
