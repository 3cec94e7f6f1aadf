import { isScalar } from 'yaml';
import type { Path } from '../../core/finding.ts';
import { placeOf, rangeOfNode, yamlText, type PlacedDocument, type YamlText } from './document.ts';
import type { Edit, Range } from './range.ts';
import { scalarEdit } from '../edits/scalarEdit.ts';
import { scalarMap, stretchOf, type ScalarMap } from './scalarMap.ts';

/** A text inside a scalar of another text, as `dynamic-plugins.yaml: |` in a ConfigMap. */
export interface Region {
  readonly yaml: YamlText;
  /** `folded`: the reader sees the lines joined, which is hardly ever meant. */
  readonly style: 'literal' | 'folded' | 'inline';
  /** The place in the outer text of a stretch of the inner one. */
  toOuter(inner: Range): Range;
  /** The place in the inner text of one in the scalar; `undefined` where nobody knows which text its writing stands for. */
  toInner(outer: number): number | undefined;
  /** The same change in the outer text; `undefined` where it cannot be said there without rewriting more. */
  toOuterEdit(edit: Edit): Edit | undefined;
}

const styles: Readonly<Record<string, Region['style']>> = {
  BLOCK_LITERAL: 'literal',
  BLOCK_FOLDED: 'folded',
};

/** The text inside the scalar at a path; `undefined` where no text stands there. */
export function regionAt(document: PlacedDocument, path: Path): Region | undefined {
  const { node, found } = placeOf(document, path);
  if (!found || !isScalar(node) || typeof node.value !== 'string') return undefined;
  const whole = rangeOfNode(node) ?? { start: 0, end: 0 };
  // Most texts are fine and never need their map.
  let made: { readonly map: ScalarMap | undefined } | undefined;
  const map = (): ScalarMap | undefined => (made ??= { map: scalarMap(document.text, node) }).map;
  return {
    yaml: yamlText(node.value),
    style: styles[node.type ?? ''] ?? 'inline',
    toOuter(inner) {
      const known = map();
      return known === undefined ? whole : within(document.text, stretchOf(known, inner));
    },
    toInner(outer) {
      const known = map();
      if (known === undefined) return undefined;
      let at = 0;
      // In the middle of an escape, or of the blanks around a fold, it is in front of what they stand for.
      while (at < known.length && known.start(at) < outer && known.end(at) <= outer) at++;
      return at;
    },
    toOuterEdit(edit) {
      const known = map();
      return known && scalarEdit(document.text, node, known, edit);
    },
  };
}

/** A text inside ends with a line break where the file ends without one; what is seen is what stands in the file. */
function within({ length }: string, { start, end }: Range): Range {
  if (end <= length) return { start, end };
  return { start: Math.min(start, end > start ? length - 1 : length), end: length };
}
