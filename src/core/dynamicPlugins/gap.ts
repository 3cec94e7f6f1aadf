/** Whether a text is still to be filled in by somebody: then nobody knows what becomes of it. */
export function hasGap(text: string): boolean {
  return /<[^<>]+>|\$\{?\w|\.\.\.|…|^\s*\{\{/.test(text);
}
