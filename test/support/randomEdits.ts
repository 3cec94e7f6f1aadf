/** Numbers from 0 to 1 that are the same for the same seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** What people type, paste and leave half written. */
const typed: readonly string[] = [
  ' ',
  '  ',
  '\n',
  '\r\n',
  '\t',
  ':',
  ': ',
  '- ',
  '#',
  '"',
  "'",
  '|',
  '>',
  '{',
  '}',
  '[',
  ']',
  '@',
  '&a',
  '*a',

  '<<: *a',
  '---\n',
  '...\n',
  '%',
  '!',
  '? ',
  '{{',
  '}}',
  '\0',
  '\ud800',
  '😀',
  '\uFEFF',
  'kind: Backstage\n',

  'apiVersion: rhdh.redhat.com/v1alpha5\n',
  'plugins:\n',
  '  - package: ',
  'dynamic-plugins.yaml: |\n',
  'data:\n',
];

/** A text after one change as a person or a tool would make it, and where it was made. */
export function edited(text: string, random: () => number): { readonly text: string; readonly at: number } {
  const at = Math.floor(random() * (text.length + 1));
  const length = Math.floor(random() ** 3 * 80);
  const other = Math.floor(random() * (text.length + 1));
  const [before, behind] = [text.slice(0, at), text.slice(at)];
  switch (Math.floor(random() * 5)) {
    case 0:
      return { text: before + behind.slice(length), at };
    case 1:
      return { text: before + text.slice(other, other + length) + behind, at };
    case 2:
      return { text: before + behind.slice(length) + behind.slice(0, length), at };
    default: {
      const word = typed[Math.floor(random() * typed.length)] ?? '';
      return { text: before + word + behind, at: at + word.length };
    }
  }
}
