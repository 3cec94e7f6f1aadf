import { partsOf, type Part } from '../../core/parts.ts';
import type { Hint } from '../../core/recognise.ts';
import type { YamlDocument } from '../text/document.ts';
import { outlineOf } from '../text/outline.ts';

/**
 * Everything of ours in the documents of a text. An indented `---` runs two documents into one, of which the second
 * takes the keys of the first: where a key stands twice and nothing of ours is found, what stands before it is looked at.
 */
export function partsIn(documents: readonly YamlDocument[], hint: Hint): readonly Part[] {
  const values = documents.map(({ value }) => value);
  const parts = partsOf(values, hint);
  const beginnings = documents.map((document, index) =>
    parts.some((part) => part.document === index) ? undefined : beginningOf(document),
  );
  if (beginnings.every((beginning) => beginning === undefined)) return parts;
  return partsOf(
    values.map((value, index) => beginnings[index] ?? value),
    hint,
  );
}

/** Whether a document is ours only by what stands before its second half: its value is that of both and says nothing. */
export function isRunTogether({ errors, value }: YamlDocument, hint: Hint): boolean {
  return errors.some(({ code }) => code === 'DUPLICATE_KEY') && partsOf([value], hint).length === 0;
}

function beginningOf({ text, tree, errors }: YamlDocument): unknown {
  const twice = errors.find(({ code }) => code === 'DUPLICATE_KEY');
  return twice && outlineOf(text, { start: tree.range[0], end: twice.pos[0] });
}
