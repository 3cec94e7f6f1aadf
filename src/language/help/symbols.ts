import { isMap, isPair, isScalar, isSeq, type Node, type Pair } from 'yaml';
import { textAt } from '../../core/field.ts';
import type { Path } from '../../core/finding.ts';
import { isForeignTemplate } from '../../core/foreignTemplate.ts';
import { partsOf, partValue, textsOf, type Part } from '../../core/parts.ts';
import { mayBeOurs } from '../../core/recognise.ts';
import type { RuleContext } from '../../core/rules/index.ts';
import { placeOf, rangeOfNode, type YamlDocument, type YamlText } from '../text/document.ts';
import { embeddedDialect, firstDialect } from '../judging/partFacts.ts';
import type { Range } from '../text/range.ts';
import { regionAt } from '../text/region.ts';

/** A named part of a document of ours. */
export interface DocumentSymbol {
  readonly name: string;
  readonly detail: string;
  readonly kind: 'object' | 'mapping' | 'list' | 'text' | 'number' | 'flag' | 'nothing';
  /** All of it. */
  readonly range: Range;
  /** Its name, as far as it is written. */
  readonly selection: Range;
  readonly children: readonly DocumentSymbol[];
}

/** Nobody reads an outline of more. */
const mostSymbols = 4000;

/** Reads symbols of one text; those inside of a text inside it are told of the outer one. */
interface Reading {
  readonly toOuter: (range: Range) => Range;
  /** The symbols inside a scalar, where it holds a text that is read. */
  readonly inside: (path: Path) => readonly DocumentSymbol[];
  readonly left: { count: number };
}

/** The objects of ours in a text, their fields, and those of the texts inside them. */
export function symbolsOf(
  yaml: YamlText,
  context: RuleContext & { readonly fileName?: string },
): readonly DocumentSymbol[] {
  const hint = context.fileName === undefined ? {} : { fileName: context.fileName };
  if (!mayBeOurs(yaml.text, hint) || isForeignTemplate(yaml.text)) return [];
  const documents = yaml.documents(firstDialect(yaml.text, context));
  const left = { count: mostSymbols };
  const parts = partsOf(
    documents.map(({ value }) => value),
    hint,
  );
  return parts.filter(isWhole).flatMap((part) => {
    const document = documents[part.document];
    return document === undefined ? [] : symbolsOfPart(document, part, context, left);
  });
}

/** Sections of Helm values are parts of a part. */
function isWhole({ path }: Part): boolean {
  return path.length === 0 || path[0] === 'items';
}

function symbolsOfPart(
  document: YamlDocument,
  part: Part,
  context: RuleContext,
  left: Reading['left'],
): readonly DocumentSymbol[] {
  const { node } = placeOf(document, part.path);
  const value = partValue(document.value, part);
  const texts = new Map(textsOf(part.is, value).map(({ key, kind }) => [key, kind]));
  const inside = (path: Path): readonly DocumentSymbol[] => {
    const [data, key = '', ...more] = path.slice(part.path.length);
    const kind = texts.get(String(key));
    const region =
      data === 'data' && kind !== undefined && more.length === 0 ? regionAt(document, path) : undefined;
    const [inner] = kind === undefined ? [] : (region?.yaml.documents(embeddedDialect(kind, context)) ?? []);
    if (region === undefined || inner === undefined) return [];
    const reading = { toOuter: (range: Range) => region.toOuter(range), inside: () => [], left };
    return below(inner.tree.contents ?? undefined, [], reading);
  };
  const children = below(node, part.path, { toOuter: (range) => range, inside, left });
  const range = rangeOfNode(node);
  const kind = textAt(value, 'kind');
  if (kind === undefined || range === undefined) return children;
  const name = textAt(value, 'metadata', 'name') ?? '';
  const selection = children[0]?.selection ?? { start: range.start, end: range.start };
  return [{ name: kind, detail: name, kind: 'object', range, selection, children }];
}

function below(node: Node | undefined, path: Path, reading: Reading): readonly DocumentSymbol[] {
  if (isMap(node)) return node.items.flatMap((pair) => (isPair(pair) ? ofField(pair, path, reading) : []));
  if (isSeq(node))
    return node.items.flatMap((item, index) => ofItem(item as Node, [...path, index], reading));
  return isScalar(node) ? reading.inside(path) : [];
}

function ofField({ key, value }: Pair, path: Path, reading: Reading): readonly DocumentSymbol[] {
  const selection = rangeOfNode(key);
  if (!isScalar(key) || selection === undefined) return [];
  const name = String(key.value);
  const range = { start: selection.start, end: Math.max(selection.end, rangeOfNode(value)?.end ?? 0) };
  return symbol(name, value as Node | undefined, [...path, name], { range, selection }, reading);
}

/** An item is called after what people tell it by. */
function ofItem(item: Node, path: Path, reading: Reading): readonly DocumentSymbol[] {
  const range = rangeOfNode(item);
  if (range === undefined) return [];
  const named = isMap(item)
    ? ['package', 'name', 'ref', 'id'].map((key) => item.get(key)).find(isText)
    : undefined;
  const name = isScalar(item) ? String(item.value) : (named ?? String(path.at(-1)));
  return symbol(name, item, path, { range, selection: { start: range.start, end: range.start } }, reading);
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}

function symbol(
  name: string,
  node: Node | undefined,
  path: Path,
  { range, selection }: Pick<DocumentSymbol, 'range' | 'selection'>,
  reading: Reading,
): readonly DocumentSymbol[] {
  if (reading.left.count-- <= 0) return [];
  const detail = isScalar(node) ? firstLineOf(node.value) : '';
  return [
    {
      // Editors refuse a symbol without a name.
      name: name === '' ? '""' : name,
      detail: detail === name ? '' : detail,
      kind: kindOf(node),
      range: reading.toOuter(range),
      selection: reading.toOuter(selection),
      children: below(node, path, reading),
    },
  ];
}

/** The beginning of a value, as one reads it. */
function firstLineOf(value: unknown): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value ?? '');
  return value === null ? '' : (text.split('\n')[0] ?? '');
}

function kindOf(node: Node | undefined): DocumentSymbol['kind'] {
  if (isMap(node)) return 'mapping';
  if (isSeq(node)) return 'list';
  const value: unknown = isScalar(node) ? node.value : null;
  if (typeof value === 'number') return 'number';
  if (typeof value === 'boolean') return 'flag';
  return typeof value === 'string' ? 'text' : 'nothing';
}
