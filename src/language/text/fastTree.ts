import { COLLECTION_STYLE, EVENT_ID, getScalarValue, SCALAR_STYLE } from 'js-yaml';
import type { Event, MappingEvent, ScalarEvent, ScalarStyle, SequenceEvent } from 'js-yaml';
import { Pair, Scalar, YAMLMap, YAMLSeq, type Node } from 'yaml';
import { lineStart, nextLine } from './range.ts';

type Styles = Readonly<Partial<Record<ScalarStyle, Scalar.Type>>>;

const styles: Styles = {
  [SCALAR_STYLE.PLAIN]: 'PLAIN',
  [SCALAR_STYLE.SINGLE_QUOTED]: 'QUOTE_SINGLE',
  [SCALAR_STYLE.DOUBLE_QUOTED]: 'QUOTE_DOUBLE',
  [SCALAR_STYLE.LITERAL_BLOCK]: 'BLOCK_LITERAL',
  [SCALAR_STYLE.FOLDED_BLOCK]: 'BLOCK_FOLDED',
};

/**
 * The places of everything in a text that the fast reader took, as nodes like those of `yaml`, which would need several times
 * as long: one for each document. Only the places of nodes are the same; scalars hold what is written, whatever their type.
 * `undefined` where the text has anything of which this does not know for certain where `yaml` sees it: anchors, tags,
 * aliases, collections as keys.
 */
export function fastTrees(text: string, events: readonly Event[]): readonly (Node | undefined)[] | undefined {
  if (text.startsWith('\uFEFF') || /\r(?!\n)/.test(text) || !events.every(isPlainly)) return undefined;
  const reading: Reading = { text, events, at: 0, last: 0, isEmpty: false, isCertain: true };
  const trees: (Node | undefined)[] = [];
  while (reading.at < events.length && reading.isCertain) {
    // The event that opens the document, its one node, and the event that closes it.
    reading.at++;
    trees.push(nodeAt(reading));
    reading.at++;
  }
  return reading.isCertain ? trees : undefined;
}

interface Reading {
  readonly text: string;
  readonly events: readonly Event[];
  /** The next event. */
  at: number;
  /** Where the last thing that is written ends. */
  last: number;
  /** Whether nothing was written for the last scalar. */
  isEmpty: boolean;
  isCertain: boolean;
}

function isPlainly(event: Event): boolean {
  switch (event.type) {
    case EVENT_ID.ALIAS:
      return false;
    case EVENT_ID.SCALAR:
      return isBare(event) && styles[event.style] !== undefined;
    case EVENT_ID.MAPPING:
    case EVENT_ID.SEQUENCE:
      return isBare(event);
    default:
      return true;
  }
}

function isBare({ anchorStart, tagStart }: ScalarEvent | MappingEvent | SequenceEvent): boolean {
  return anchorStart === -1 && tagStart === -1;
}

function nodeAt(reading: Reading): Node | undefined {
  const event = reading.events[reading.at++];
  switch (event?.type) {
    case EVENT_ID.SCALAR:
      return scalarOf(event, reading);
    case EVENT_ID.MAPPING:
      return mapOf(event, reading);
    case EVENT_ID.SEQUENCE:
      return listOf(event, reading);
    default:
      reading.isCertain = false;
      return undefined;
  }
}

function scalarOf(event: ScalarEvent, reading: Reading): Scalar {
  const { text } = reading;
  const { valueStart, valueEnd, style } = event;
  // Where nothing is written there is no place.
  reading.isEmpty = valueStart === -1;
  if (reading.isEmpty) return new Scalar(null);
  const scalar = new Scalar(getScalarValue(text, event));
  const type = styles[style];
  if (type !== undefined) scalar.type = type;
  const quote = type === 'QUOTE_SINGLE' || type === 'QUOTE_DOUBLE' ? 1 : 0;
  let start = valueStart - quote;
  const end = valueEnd + quote;
  if (type === 'BLOCK_LITERAL' || type === 'BLOCK_FOLDED') {
    start = headerBefore(text, valueStart);
    reading.isCertain &&= start !== -1;
    const header = { type: 'block-scalar-header' as const, offset: start, indent: 0 };
    scalar.srcToken = {
      type: 'block-scalar',
      offset: start,
      indent: 0,
      props: [{ ...header, source: text.slice(start, valueStart) }],
      source: text.slice(valueStart, valueEnd),
    };
  }
  scalar.range = [start, end, end];
  reading.last = end;
  return scalar;
}

/** Where the line before the body opens it; -1 where it says more than how the text ends. */
function headerBefore(text: string, body: number): number {
  const from = lineStart(text, body - 1);
  const found = /[|>][-+]?[ \t]*\r?\n$/.exec(text.slice(from, body));
  return found === null ? -1 : from + found.index;
}

function mapOf(event: MappingEvent, reading: Reading): YAMLMap {
  const map = new YAMLMap();
  while (isOpen(reading)) {
    const key = nodeAt(reading);
    // What a key is called that is a collection, or not written at all, is up to the reader.
    if (!(key instanceof Scalar) || reading.isEmpty) reading.isCertain = false;
    map.items.push(new Pair(key, nodeAt(reading)));
  }
  return closed(map, event, reading);
}

function listOf(event: SequenceEvent, reading: Reading): YAMLSeq {
  const list = new YAMLSeq();
  while (isOpen(reading)) list.items.push(nodeAt(reading));
  return closed(list, event, reading);
}

function isOpen({ events, at, isCertain }: Reading): boolean {
  return isCertain && at < events.length && events[at]?.type !== EVENT_ID.POP;
}

function closed<Collection extends YAMLMap | YAMLSeq>(
  node: Collection,
  { start, style }: MappingEvent | SequenceEvent,
  reading: Reading,
): Collection {
  reading.at++;
  const { text } = reading;
  const last = Math.max(start + 1, reading.last);
  const end = style === COLLECTION_STYLE.FLOW ? closingBracket(text, last) : endOfLines(text, start, reading);
  reading.isCertain &&= end !== -1;
  if (style === COLLECTION_STYLE.FLOW) {
    reading.last = end;
    reading.isEmpty = false;
  }
  node.range = [start, end, end];
  return node;
}

/** What is written in lines reaches to the end of its last one; -1 for a single line that ends with nothing. */
function endOfLines(text: string, start: number, { last, isEmpty }: Reading): number {
  return isEmpty && lineStart(text, last) <= start ? -1 : nextLine(text, last - 1);
}

/** Behind the bracket that closes what ends here; -1 where anything but blanks and commas stands before it. */
function closingBracket(text: string, from: number): number {
  const rest = /[\s,:]*[\]}]/y;
  rest.lastIndex = from;
  return rest.test(text) ? rest.lastIndex : -1;
}
