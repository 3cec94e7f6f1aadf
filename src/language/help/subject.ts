import { textAt } from '../../core/field.ts';
import { partsOf, textsOf } from '../../core/parts.ts';
import { recognise, recogniseEmbedded, type Recognised } from '../../core/recognise.ts';
import { isMapping } from '../../core/schema/place.ts';
import { documentAround, indentAt, opensBlock, type Line } from '../text/lines.ts';
import { outlineOf } from '../text/outline.ts';
import { lineStart, nextLine, type Range } from '../text/range.ts';

/** What a place is in: an object of ours, a section of Helm values, or a text in a ConfigMap. */
export interface Subject {
  readonly is: Recognised;
  /** `kind` of the object. */
  readonly kind: string | undefined;
  /** Who reads a plugin list. */
  readonly container: 'file' | 'configMap' | 'values';
  /** How many of the keys around the place stand outside of it. */
  readonly depth: number;
  /** Column of the dash in front of it, in a List. */
  readonly dash?: number;
  /** Roughly the value of the whole object, see {@link outlineOf}. */
  readonly outline: unknown;
}

/** What the place below `ancestors` is in; `undefined` for documents of others and for texts of another kind. */
export function subjectAt(
  text: string,
  document: Range,
  ancestors: readonly Line[],
  cursor: Line,
  fileName?: string,
): Subject | undefined {
  const hint = fileName === undefined ? {} : { fileName };
  const around = { ancestors, offset: cursor.start };
  const whole = outlineOf(text, document, around);
  const item = isList(whole) ? itemAround(text, document, ancestors[0], cursor) : undefined;
  if (isList(whole) && item === undefined) return undefined;
  const outline = item === undefined ? whole : first(outlineOf(text, item, around));
  const skipped = item === undefined ? 0 : 1;
  const is = recognise(outline, hint) ?? recognisedByOthers(text, outline);
  if (is === undefined) return undefined;
  const object: Subject = {
    is,
    kind: textAt(outline, 'kind'),
    container: 'file',
    depth: skipped,
    outline,
    ...(item && { dash: indentAt(text, item.start) ?? 0 }),
  };
  const keys = ancestors.slice(skipped).map(({ key = '' }) => key);
  const block = ancestors.slice(skipped).findIndex((line) => opensBlock(line));
  if (block !== -1) return textInside(object, keys, block);
  return is.kind === 'helm-values' ? sectionInside(object, keys, cursor) : object;
}

function isList(value: unknown): boolean {
  return isMapping(value) && value['kind'] === 'List';
}

function first(value: unknown): unknown {
  return Array.isArray(value) ? (value as readonly unknown[])[0] : undefined;
}

/** The lines of the item of a List that the cursor is in. */
function itemAround(text: string, { end }: Range, items: Line | undefined, cursor: Line): Range | undefined {
  if (items?.key !== 'items') return undefined;
  const column = cursor.start === items.start ? undefined : firstDash(text, items, end);
  let start = cursor.start;
  while (start > items.start && indentAt(text, start) !== column) start = lineStart(text, start - 1);
  if (column === undefined || start <= items.start) return undefined;
  let at = nextLine(text, start);
  while (at < end && (indentAt(text, at) ?? Infinity) > column) at = nextLine(text, at);
  return { start, end: at };
}

function firstDash(text: string, items: Line, end: number): number | undefined {
  for (let at = nextLine(text, items.start); at < end; at = nextLine(text, at)) {
    const indent = indentAt(text, at);
    if (indent !== undefined) return text[at + indent] === '-' ? indent : undefined;
  }
  return undefined;
}

/** A ConfigMap with any name may be the one that a Backstage object of the same file names. */
function recognisedByOthers(text: string, outline: unknown): Recognised | undefined {
  if (!isMapping(outline) || outline['kind'] !== 'ConfigMap') return undefined;
  const starts = [...text.matchAll(/^kind: *["']?Backstage\b/gm)].map(({ index }) => index);
  const documents = starts.map((start) => outlineOf(text, documentAround(text, start)));
  return partsOf([...documents, outline]).find(({ document }) => document === documents.length)?.is;
}

function textInside(object: Subject, keys: readonly string[], block: number): Subject | undefined {
  const [data, key = ''] = keys;
  const of = data === 'data' && block === 1 ? textOf(object, key) : undefined;
  return of && { ...of, depth: object.depth + 2 };
}

/** The text that a ConfigMap holds behind a key, as a text of its own; `undefined` for one that nobody of ours reads. */
export function textOf(object: Subject, key: string): Subject | undefined {
  const [text] = textsOf(object.is, { data: { [key]: '' } });
  const is = text && recogniseEmbedded({}, text.kind);
  return is && { ...object, is, kind: undefined, container: 'configMap', depth: 0 };
}

function sectionInside(object: Subject, keys: readonly string[], cursor: Line): Subject {
  const within = [...keys, cursor.key ?? ''];
  const section = partsOf([object.outline]).findLast(
    ({ path, fields }) =>
      path.length > 0 &&
      path.length <= keys.length &&
      path.every((step, index) => keys[index] === step) &&
      (fields === undefined || fields.includes(within[path.length] ?? '')),
  );
  if (section === undefined) return object;
  const { is, path } = section;
  return { ...object, is, kind: undefined, container: 'values', depth: object.depth + path.length };
}
