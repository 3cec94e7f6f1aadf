import { isScalar } from 'yaml';
import type { Path } from '../core/finding.ts';
import { blockMap } from './blockScalar.ts';
import { placeOf, rangeOfNode, yamlText, type YamlDocument, type YamlText } from './document.ts';
import { lineStart, type Edit, type Range } from './range.ts';

/** A text inside a scalar of another text, as `dynamic-plugins.yaml: |` in a ConfigMap. */
export interface Region {
  readonly yaml: YamlText;
  /** `folded`: the reader sees the lines joined, which is hardly ever meant. */
  readonly style: 'literal' | 'folded' | 'inline';
  /** The place in the outer text of a stretch of the inner one. */
  toOuter(inner: Range): Range;
  /** The same change in the outer text; `undefined` where it cannot be said there without rewriting more. */
  toOuterEdit(edit: Edit): Edit | undefined;
}

/** The text inside the scalar at a path; `undefined` where no text stands there. */
export function regionAt(document: YamlDocument, path: Path): Region | undefined {
  const { node, found } = placeOf(document, path);
  if (!found || !isScalar(node) || typeof node.value !== 'string') return undefined;
  const yaml = yamlText(node.value);
  const whole = rangeOfNode(node) ?? { start: 0, end: 0 };
  if (node.type !== 'BLOCK_LITERAL' && node.type !== 'BLOCK_FOLDED') {
    return { yaml, style: 'inline', toOuter: () => whole, toOuterEdit: () => undefined };
  }
  // Most blocks are fine and never need their map.
  let made: Uint32Array | undefined;
  const at = (index: number): number => (made ??= blockMap(node) ?? new Uint32Array())[index] ?? whole.end;
  const literal = node.type === 'BLOCK_LITERAL';
  return {
    yaml,
    style: literal ? 'literal' : 'folded',
    toOuter: ({ start, end }) => ({
      start: at(start),
      // A stretch that ends with a line must not reach over the indentation of the next one.
      end: end > start ? at(end - 1) + 1 : at(start),
    }),
    toOuterEdit: (edit) => (literal ? indented(document.text, yaml.text, edit, at) : undefined),
  };
}

function indented(
  outer: string,
  inner: string,
  { start, end, text }: Edit,
  at: (index: number) => number,
): Edit | undefined {
  const first = at(start);
  const indent = outer.slice(lineStart(outer, first), first - (start - lineStart(inner, start)));
  if (indent.trim() !== '') return undefined;
  const lineBreak = outer.includes('\r\n') ? '\r\n' : '\n';
  const whole = lineStart(inner, start) === start && (end === inner.length || lineStart(inner, end) === end);
  if (whole && end > start && text === '') {
    return {
      start: lineStart(outer, first),
      end: end === inner.length ? at(end) : lineStart(outer, at(end)),
      text,
    };
  }
  // A line without content stays without blanks.
  const lines = text.replaceAll(/\n(?=(\n)?)/g, (_, blank?: string) => lineBreak + (blank ? '' : indent));
  return { start: first, end: at(end), text: lines };
}
