import { yamlText } from './document.ts';
import { applyEdits, type Edit } from './range.ts';

/**
 * Where a reader would stop in a text after a change: behind its end where it would not. A repair of a slip of syntax is a
 * guess, and this is how it is held against the text.
 */
export function firstErrorAfter(text: string, edit: Edit): number {
  const errors = yamlText(applyEdits(text, [edit]))
    .documents('1.1')
    .flatMap((document) => document.errors.filter(({ code }) => code !== 'DUPLICATE_KEY'));
  return Math.min(Infinity, ...errors.map(({ pos }) => pos[0]));
}
