import type { Path } from '../finding.ts';

/**
 * Something in a text that readers of YAML disagree about, and that the plain value does not show.
 * `mergeKey`: `<<` with a mapping. `tag`: a type written with `!`. `equals`: a lone `=`. `keyShape`: a list or mapping as a key.
 * `mixedKeys`: numbers beside texts as keys of one mapping. `tab`: a tab outside of values and comments.
 * `twoReadings`: a value without quotes that YAML 1.1 and 1.2 read differently.
 */
export interface Oddity {
  readonly what: 'mergeKey' | 'tag' | 'equals' | 'keyShape' | 'mixedKeys' | 'tab' | 'twoReadings';
  /** From the root of the document: where it is, or the nearest part before it. */
  readonly path: Path;
  /** The tag, in full. */
  readonly tag?: string;
}

/** Values that are a boolean, a number or a date to PyYAML and text in YAML 1.2, or the other way round. */
export const twoReadings =
  /^(?:[yY]es|YES|[nN]o|NO|[oO]n|ON|[oO]ff|OFF|[-+]?0\d+|0o[0-7]+|[-+]?\d[\d_]*_[\d_]*|\d+(?::[0-5]?\d)+|\d+e\d+)$/;

/** A quick look at a text: `false` means that there is nothing odd in it. */
export function mayBeOdd(text: string): boolean {
  return (
    marks.some(([sign, mark]) => text.includes(sign) && mark.test(text)) ||
    numberAsKey.test(text) ||
    ambiguous.test(text)
  );
}

/** Each behind a sign without which it is nowhere: most texts have none, and looking for a character takes no time. */
const marks: readonly (readonly [string, RegExp])[] = [
  ['<<', /<</],
  ['\t', /\t/],
  ['!', /(?:^|[\s[{,])!/],
  ['=', /[-:,[{]\s+=\s*(?:$|[,\]}#])/m],
  ['?', /^[\s-]*\?\s/m],
  // A brace closes a mapping that is a key, unless it closes a variable.
  ['}', /(?<!\$\{[\w.-]*)\}\s*:/],
  [']', /\]\s*:/],
];
const numberAsKey = /(?:^|[\s{,'"])[\d.]+['"]?:(?:\s|$)/m;
const ambiguous =
  /[-:,[{]\s+(?:(?:yes|no|on|off)(?=\s*(?:$|[,\]}#:]))|[-+]?0\d|0o|[-+]?\d+_|\d+:\d|\d+e\d)|^[\s-]*(?:on|yes|no|off)\s*:/im;
