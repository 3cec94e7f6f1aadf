import { isMap, type YAMLMap } from 'yaml';
import type { Change, Path } from '../../core/finding.ts';
import { placeOf, rangeOfNode, type YamlDocument } from '../text/document.ts';
import { leavingLines, movedLines, withIndent } from './movedLines.ts';
import { lineBreakOf, lineEnd, lineStart, nextLine, type Edit, type Range } from '../text/range.ts';

type Moved = Extract<Change, { readonly kind: 'move' }>;

/**
 * The edits that take fields to another place, with the comments that stand above and behind them; parents that are not
 * there are made. What goes stands before what comes. `undefined` where one of them shares its lines with others, or its
 * new place is in braces.
 */
export function movedFields(document: YamlDocument, { fields }: Moved): readonly Edit[] | undefined {
  const leaving = leavingPaths(document, fields).map((path) => leavingLines(document, path));
  const gone = leaving.filter((range) => range !== undefined).map((range) => ({ ...range, text: '' }));
  if (gone.length < leaving.length) return undefined;
  const arrivals = new Map<YAMLMap, Arrival>();
  for (const field of fields) {
    const place = placeFor(document, field.to);
    const name = field.to.at(-1);
    const lines = typeof name === 'string' ? movedLines(document, field, name) : undefined;
    if (place === undefined || lines === undefined) return undefined;
    const arrival = arrivals.get(place.anchor) ?? new Map<string, Arrival | string>();
    arrivals.set(place.anchor, arrival);
    arrive(arrival, place.missing, lines);
  }
  const inserted = [...arrivals].map(([anchor, arrival]) => insertion(document, anchor, arrival, gone));
  const come = inserted.filter((edit) => edit !== undefined);
  return come.length < inserted.length ? undefined : [...gone, ...come];
}

/** What is written below a mapping that is there: its new parents, and at last the lines of a field. */
type Arrival = Map<string, Arrival | string>;

/** A mapping whose fields all leave goes along with them, so that no empty one is left behind. */
function leavingPaths(document: YamlDocument, fields: Moved['fields']): readonly Path[] {
  const paths = distinct(fields.map(({ path }) => path));
  for (const path of paths) {
    const parent = path.slice(0, -1);
    const { node } = placeOf(document, parent);
    const around = placeOf(document, parent.slice(0, -1)).node;
    const beside = paths.filter((other) => isBelow(other, parent));
    const holdsTarget = fields.some(({ to }) => isBelow(to, parent));
    const isEmptied = isMap(node) && node.items.length === beside.length && !holdsTarget;
    if (parent.length > 0 && isEmptied && isMap(around) && around.items.length > 1) {
      return [...paths.filter((other) => !beside.includes(other)), parent];
    }
  }
  return paths;
}

function distinct(paths: readonly Path[]): readonly Path[] {
  return [...new Map(paths.map((path) => [JSON.stringify(path), path])).values()];
}

function isBelow(path: Path, parent: Path): boolean {
  return path.length > parent.length && parent.every((step, index) => path[index] === step);
}

interface NewPlace {
  readonly anchor: YAMLMap;
  /** Names of the fields that are to be made below it. */
  readonly missing: readonly string[];
}

function placeFor(document: YamlDocument, to: Path): NewPlace | undefined {
  for (let depth = to.length - 1; depth >= 0; depth--) {
    const { node, found } = placeOf(document, to.slice(0, depth));
    if (!found) continue;
    const missing = to.slice(depth).filter((step) => typeof step === 'string');
    const isFree = !placeOf(document, to.slice(0, depth + 1)).found;
    return isMap(node) && node.flow !== true && isFree && missing.length === to.length - depth
      ? { anchor: node, missing }
      : undefined;
  }
  return undefined;
}

function arrive(arrival: Arrival, [name = '', ...below]: readonly string[], lines: string): void {
  if (below.length === 0) {
    arrival.set(name, lines);
    return;
  }
  const known = arrival.get(name);
  const next: Arrival = known instanceof Map ? known : new Map<string, Arrival | string>();
  arrival.set(name, next);
  arrive(next, below, lines);
}

/** Behind the last field that stays, and never inside of what goes. */
function insertion(
  { text }: YamlDocument,
  anchor: YAMLMap,
  arrival: Arrival,
  gone: readonly Range[],
): Edit | undefined {
  const column = rangeOfNode(anchor.items[0]?.key)?.start;
  const last = anchor.items.findLast(({ key }) => !gone.some((range) => holds(range, rangeOfNode(key))));
  const end = rangeOfNode(last?.value)?.end ?? rangeOfNode(last?.key)?.end;
  if (column === undefined || end === undefined) return undefined;
  let behind = end;
  while (behind > 0 && /\s/.test(text[behind - 1] ?? '')) behind--;
  const next = nextLine(text, lineEnd(text, behind));
  const around = gone.find((range) => range.start < next && next <= range.end);
  const at = around?.end ?? next;
  const lineBreak = lineBreakOf(text);
  const indent = ' '.repeat(column - lineStart(text, column));
  const lines = withIndent(written(arrival, lineBreak), indent);
  if (text[at - 1] === '\n') return { start: at, end: at, text: `${lines}${lineBreak}` };
  return { start: at, end: at, text: around === undefined ? `${lineBreak}${lines}` : lines };
}

function holds(range: Range, key: Range | undefined): boolean {
  return key !== undefined && range.start <= key.start && key.start < range.end;
}

function written(arrival: Arrival, lineBreak: string): string {
  return [...arrival]
    .map(([name, below]) =>
      typeof below === 'string'
        ? below
        : `${name}:${lineBreak}${withIndent(written(below, lineBreak), '  ')}`,
    )
    .join(lineBreak);
}
