import type { Path } from '../finding.ts';

/**
 * Something in a text that readers of YAML disagree about, and that the plain value does not show.
 * `mergeKey`: `<<` with a mapping. `tag`: a type written with `!`. `equals`: a lone `=`. `keyShape`: a list or mapping as a key.
 * `mixedKeys`: numbers beside texts as keys of one mapping. `tab`: a tab outside of values and comments.
 */
export interface Oddity {
  readonly what: 'mergeKey' | 'tag' | 'equals' | 'keyShape' | 'mixedKeys' | 'tab';
  /** From the root of the document: where it is, or the nearest part before it. */
  readonly path: Path;
  /** The tag, in full. */
  readonly tag?: string;
}

/** A quick look at a text: `false` means that there is nothing odd in it. */
export function mayBeOdd(text: string): boolean {
  return marks.test(text);
}

const marks =
  /<<|\t|(?:^|[\s[{,])!|[-:,[{]\s+=\s*(?:$|[,\]}#])|^[\s-]*\?\s|[\]}]\s*:|(?:^|[\s{,'"])[\d.]+['"]?:(?:\s|$)/m;
