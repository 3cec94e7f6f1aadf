import type { Event } from 'js-yaml';
import { isAlias, isCollection, isMap, isNode, isPair, isScalar, isSeq, parseAllDocuments } from 'yaml';
import type { Document, Node, Pair, ParsedNode, YAMLError, YAMLMap } from 'yaml';
import type { Path } from '../../core/finding.ts';
import { once } from '../../core/once.ts';
import type { ReadFile } from '../../core/workspace/fileFacts.ts';
import { tolerantOptions, type YamlVersion } from '../../core/yaml/dialect.ts';
import { beyondReading } from '../../core/yaml/limits.ts';
import { readEvents, valueOf, valuesBy } from '../../core/yaml/parse.ts';
import { withoutStacks } from '../../core/yaml/withoutStacks.ts';
import { fastTrees } from './fastTree.ts';
import { lineEnd, type Range } from './range.ts';

/** The places of the parts of one document. */
export interface PlacedDocument {
  /** The whole text it stands in. */
  readonly text: string;
  readonly tree: { readonly contents: Node | null; readonly range: Document.Parsed['range'] };
}

/** One YAML document of a text with the places of its parts. Everything but the tree itself is made on demand. */
export interface YamlDocument extends PlacedDocument {
  readonly tree: Document.Parsed;
  readonly errors: readonly YAMLError[];
  /** The plain value; `undefined` where the text has none, as with an alias to nowhere. */
  readonly value: unknown;
}

/** A text in one version. Each dialect is parsed at most once, when somebody first asks for it. */
export interface YamlText {
  readonly text: string;
  documents(version: YamlVersion): readonly YamlDocument[];
  /** The value of each document by the fast reader, which knows no places; `undefined` where it refuses the text. */
  fastValues(version: YamlVersion): readonly unknown[] | undefined;
  /** The places in each of those documents; `undefined` where only {@link documents} knows them for certain. */
  fastPlaces(version: YamlVersion): readonly PlacedDocument[] | undefined;
  /** The value of each document, by the fast reader where it takes the text. */
  values(version: YamlVersion): readonly unknown[];
  /** A text that stands inside this one, the same for everybody who asks. */
  inside(text: string): YamlText;
}

/** Prepares a version of a text; nothing is parsed yet. */
export function yamlText(text: string): YamlText {
  const documents = oncePerVersion((version) => parseText(text, version));
  const events = once(() => readEvents(text));
  const fast = oncePerVersion((version) => {
    const seen = events();
    return seen && valuesBy(version, text, seen);
  });
  const places = once(() => placesIn(text, events()));
  const inside = new Map<string, YamlText>();
  return {
    text,
    documents,
    fastValues: fast,
    fastPlaces: (version) => fast(version) && places(),
    values: (version) => fast(version) ?? documents(version).map(({ value }) => value),
    inside(inner) {
      const known = inside.get(inner) ?? yamlText(inner);
      inside.set(inner, known);
      return known;
    },
  };
}

/** A text as what is said to other files is read from it. */
export function readFile(yaml: YamlText): ReadFile {
  return {
    documents: () => yaml.values('1.1'),
    inside: (text, version) => yaml.inside(text).fastValues(version),
  };
}

function oncePerVersion<T>(make: (version: YamlVersion) => T): (version: YamlVersion) => T {
  const made = new Map<YamlVersion, { readonly value: T }>();
  return (version) => {
    const known = made.get(version) ?? { value: make(version) };
    made.set(version, known);
    return known.value;
  };
}

function placesIn(text: string, events: readonly Event[] | undefined): readonly PlacedDocument[] | undefined {
  const trees = events && fastTrees(text, events);
  return trees?.map((tree) => ({
    text,
    tree: { contents: tree ?? null, range: [0, text.length, text.length] },
  }));
}

const blockHeader = /[|>][-+\d]*[ \t]*(?:#.*)?\r?$/m;

function parseText(text: string, version: YamlVersion): readonly YamlDocument[] {
  if (beyondReading(text) !== undefined) return [];
  const parsed = withoutStacks(() =>
    parseAllDocuments(text, {
      ...tolerantOptions(version),
      // Only block scalars are looked into by their tokens, which cost a third of the time.
      keepSourceTokens: blockHeader.test(text),
      prettyErrors: false,
      // A placeholder without quotes makes a mapping the key of a mapping, which `yaml` would warn about on stderr.
      logLevel: 'error',
    }),
  );
  return [...parsed].map((tree) => lazily(text, tree));
}

function lazily(text: string, tree: Document.Parsed): YamlDocument {
  let read: { readonly value: unknown } | undefined;
  return {
    text,
    tree,
    errors: tree.errors,
    get value() {
      read ??= { value: valueOf(text, tree) };
      return read.value;
    },
  };
}

/** What stands at a path: its node, and the key where it is a field of a mapping. */
export interface Place {
  readonly node: Node | undefined;
  readonly pair: Pair | undefined;
  /** Whether the whole path was found; else this is the nearest part above it. */
  readonly found: boolean;
}

/** Walks a path of the plain value through the tree. Behind an alias or a merge key it stops at what stands in the text. */
export function placeOf({ tree }: PlacedDocument, path: Path): Place {
  let node: Node | undefined = tree.contents ?? undefined;
  let pair: Pair | undefined;
  for (const step of path) {
    if (isMap(node)) {
      const next: Pair | undefined = pairNamed(node, String(step));
      if (next === undefined) return { node, pair, found: false };
      pair = next;
      node = isNode(next.value) ? next.value : undefined;
    } else if (isSeq(node)) {
      const item: unknown = node.items[Number(step)];
      if (!isNode(item)) return { node, pair, found: false };
      pair = undefined;
      node = item;
    } else {
      return { node, pair, found: false };
    }
  }
  return { node, pair, found: true };
}

/** The last one counts, as in the plain value. */
function pairNamed(map: YAMLMap, name: string): Pair | undefined {
  return map.items.findLast((pair) => isPair(pair) && keyText(pair.key) === name);
}

function keyText(key: unknown): string | undefined {
  if (isScalar(key)) {
    const { value } = key;
    return typeof value === 'string' ? value : value === null ? '' : JSON.stringify(value);
  }
  return isNode(key) && !isAlias(key) ? String(key) : undefined;
}

/** The range of a node without what follows it; `undefined` for nodes that were not read from a text. */
export function rangeOfNode(node: unknown): Range | undefined {
  const range = isNode(node) ? (node as ParsedNode).range : undefined;
  return range ? { start: range[0], end: range[1] } : undefined;
}

/**
 * Where to point at: the key or the value at a path, or the nearest thing above it. A value over several lines is
 * shown by its key, else by its first line, so that a squiggle does not cover half a file.
 */
export function locate(document: PlacedDocument, path: Path, at: 'key' | 'value'): Range {
  const place = placeOf(document, path);
  const key = place.pair === undefined ? undefined : rangeOfNode(place.pair.key);
  const value = rangeOfNode(place.node);
  if (at === 'value' && place.found && value !== undefined && value.end > value.start) {
    if (!isCollection(place.node) || isOnOneLine(document.text, value))
      return firstLine(document.text, value);
  }
  if (key !== undefined) return key;
  return firstLine(document.text, firstKey(place.node) ?? value ?? wholeOf(document));
}

function firstKey(node: Node | undefined): Range | undefined {
  return isMap(node) ? rangeOfNode(node.items[0]?.key) : undefined;
}

function wholeOf({ tree }: PlacedDocument): Range {
  return { start: tree.range[0], end: tree.range[1] };
}

function isOnOneLine(text: string, { start, end }: Range): boolean {
  return end <= lineEnd(text, start);
}

function firstLine(text: string, { start, end }: Range): Range {
  return { start, end: Math.max(start, Math.min(end, lineEnd(text, start))) };
}
