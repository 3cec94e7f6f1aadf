/**
 * A shell command as it stands in a comment: each part on a line of its own, to be copied as a whole.
 * Begins with a line break, so that a sentence can stand before it.
 */
export function commandLines(...parts: readonly string[]): string {
  return `\n  ${parts.join(' \\\n    ')}`;
}
