/** Plain texts that YAML 1.1 takes for booleans and 1.2 does not, numbers only 1.1 knows, and numbers that read like versions. */
const changing = String.raw`y|n|yes|no|on|off|[-+]?0[0-7_]+|[-+]?0b[01_]+|[-+]?[\d.]*\d_[\d_.]*|[-+]?\d+\.\d*0`;

const whole = new RegExp(`^(?:${changing})$`, 'i');
const somewhere = new RegExp(String.raw`[:\-[{,]\s+(?:${changing})\s*(?:$|[,\]}#])`, 'im');

/** A quick look at a text: `false` means that no value in it changes. */
export function mayBeRewritten(text: string): boolean {
  return somewhere.test(text);
}

/**
 * What Go writes for a plain value that it has read; `undefined` where that is the same to every reader.
 * Observed: recordings/rhdh-operator, the operator of 1.8 and later with `1.10`, `0777`, `1_000` and `yes`.
 */
export function rewritten(source: string, value: unknown): string | undefined {
  const isRead = typeof value === 'number' || typeof value === 'boolean';
  return isRead && whole.test(source) ? String(value) : undefined;
}
