import { isCollection, isMap, isNode, isScalar, isSeq, type Node, type YAMLMap } from 'yaml';
import type { Path } from '../../core/finding.ts';
import { mayBeOdd, twoReadings, type Oddity } from '../../core/yaml/oddity.ts';
import { rangeOfNode, type YamlDocument } from '../text/document.ts';
import { lineStart, type Range } from '../text/range.ts';

const known = new WeakMap<YamlDocument, readonly Oddity[]>();

/** What readers of YAML disagree about in a document, in the order of the text; looked for once. */
export function odditiesOf(document: YamlDocument): readonly Oddity[] {
  const oddities = known.get(document) ?? look(document);
  known.set(document, oddities);
  return oddities;
}

function look({ text, tree }: YamlDocument): readonly Oddity[] {
  if (!mayBeOdd(text)) return [];
  const found: Oddity[] = [];
  const scalars: Scalar[] = [];
  walk(tree.contents, [], (node, path) => {
    if (isScalar(node)) scalars.push({ path, range: rangeOfNode(node) ?? { start: 0, end: 0 } });
    found.push(...oddOf(node, path));
  });
  return [...found, ...tabsIn(text, { start: tree.range[0], end: tree.range[1] }, scalars)];
}

interface Scalar {
  readonly path: Path;
  readonly range: Range;
}

/** No list of plugins is deeper; a text may be. */
const deepest = 200;

type Visit = (node: Node, path: Path) => void;

function walk(node: unknown, path: Path, visit: Visit): void {
  if (!isNode(node) || path.length > deepest) return;
  visit(node, path);
  if (isSeq(node)) node.items.forEach((item, index) => walk(item, [...path, index], visit));
  if (!isMap(node)) return;
  for (const { key, value } of node.items) {
    const below = [...path, nameOf(key)];
    if (isScalar(key)) visit(key, below);
    walk(value, below, visit);
  }
}

function nameOf(key: unknown): string {
  return isScalar(key) ? String(key.value) : String(key);
}

function oddOf(node: Node, path: Path): readonly Oddity[] {
  const odd: Oddity[] = [];
  // The tree has a tag where one is written.
  const { tag } = node as { readonly tag?: unknown };
  if (typeof tag === 'string') odd.push({ what: 'tag', path, tag });
  if (isScalar(node) && node.source === '=' && node.type === 'PLAIN') odd.push({ what: 'equals', path });
  if (isScalar(node) && node.type === 'PLAIN' && twoReadings.test(node.source ?? '')) {
    odd.push({ what: 'twoReadings', path });
  }
  if (isMap(node)) odd.push(...oddKeys(node, path));
  return odd;
}

function oddKeys({ items }: YAMLMap, path: Path): readonly Oddity[] {
  const kinds = new Set<string>();
  const odd = items.flatMap(({ key, value }): readonly Oddity[] => {
    if (isCollection(key)) return [{ what: 'keyShape', path: [...path, nameOf(key)] }];
    if (!isScalar(key)) return [];
    kinds.add(typeof key.value === 'number' ? 'number' : 'text');
    const merges = key.source === '<<' && key.type === 'PLAIN' && !isScalar(value);
    return merges ? [{ what: 'mergeKey', path: [...path, '<<'] }] : [];
  });
  return kinds.size > 1 ? [...odd, { what: 'mixedKeys', path }] : odd;
}

/** Tabs that separate: those in values and comments are part of them. */
function tabsIn(text: string, { start, end }: Range, scalars: readonly Scalar[]): readonly Oddity[] {
  const odd: Oddity[] = [];
  let before = 0;
  for (let at = text.indexOf('\t', start); at !== -1 && at < end; at = text.indexOf('\t', at + 1)) {
    while (before < scalars.length && (scalars[before]?.range.end ?? 0) <= at) before++;
    const next = scalars[before];
    if (next !== undefined && next.range.start <= at) continue;
    if (isInComment(text, at, scalars[before - 1]?.range.end ?? start)) continue;
    odd.push({ what: 'tab', path: scalars[before - 1]?.path ?? [] });
  }
  return odd;
}

function isInComment(text: string, at: number, from: number): boolean {
  const between = text.slice(Math.max(from, lineStart(text, at)), at);
  return /(?:^|\s)#/.test(between);
}
