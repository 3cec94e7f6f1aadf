import { plain } from '../../core/message.ts';
import type { Release } from '../../core/release.ts';
import { schemaOf } from '../../core/schema/structure.ts';
import type { Target } from '../../core/target/target.ts';
import type { NamedKind } from '../../core/workspace/nameUse.ts';
import type { KnownBackstage } from './completion/asked.ts';
import { inQuotes } from './completion/inQuotes.ts';
import { withKnown } from './completion/index.ts';
import { policyLines } from './completion/policyLines.ts';
import { wholeObjects } from './completion/wholeObjects.ts';
import { yamlText, type YamlText } from '../text/document.ts';
import { moreWords, noMoreWords } from './hover/moreWords.ts';
import { lineEnd, lineStart, type Range } from '../text/range.ts';
import { isList, withDash, withItsDash } from './newItem.ts';
import { quotedTextAt } from './quotedText.ts';
import type { Slot } from './slot.ts';
import type { Query, SchemaHelp } from './schemaHelp.ts';
import type { Hover, Suggestion } from './suggestion.ts';
import type { JudgedBy } from '../workspace/targets.ts';
import { windowAt, windowIn, type Window } from './window.ts';

/** A place in a file somebody asks about. */
export interface Place {
  readonly text: string;
  readonly offset: number;
  readonly fileName?: string;
  readonly release: Release;
  /** Absent where only the release is known. */
  readonly target?: Target | undefined;
  /** Who named the release. */
  readonly from?: JudgedBy['from'];
  /** The text as it was read already. */
  readonly yaml?: YamlText;
  /** Names of the objects of a kind, wherever somebody has seen them; of those in a namespace where one is given, as far as that is known. */
  readonly names?: (kind: NamedKind, namespace?: string) => readonly string[];
  /** The Backstage objects of other files. */
  readonly backstages?: readonly KnownBackstage[];
}

/** What may stand at a place; empty where we have nothing to say. */
export async function complete(place: Place, help: SchemaHelp): Promise<readonly Suggestion[]> {
  return (await suggestionsAt(place, help)).all;
}

/** What may stand at a place and the schema does not say, for editors in which somebody else reads the schema. */
export async function completeBeyondSchema(place: Place, help: SchemaHelp): Promise<readonly Suggestion[]> {
  const { all, ofSchema } = await suggestionsAt(place, help);
  const labels = new Set(ofSchema.map(({ label }) => label));
  return all.filter(({ label }) => !labels.has(label));
}

async function suggestionsAt(
  place: Place,
  help: SchemaHelp,
): Promise<{ readonly all: readonly Suggestion[]; readonly ofSchema: readonly Suggestion[] }> {
  const { text, offset, fileName } = place;
  const quoted = quotedTextAt(text, offset, fileName);
  if (quoted !== undefined) {
    const inside = { ...place, text: quoted.text, offset: quoted.offset };
    const { fields } = await fieldsAt(inside, (...at) => windowIn(...at, quoted.of), help);
    // Nobody else looks into a text in quotes.
    return { all: fields.flatMap((one) => inQuotes(one, quoted, place) ?? []), ofSchema: [] };
  }
  const { fields, ofSchema } = await fieldsAt(place, (...at) => windowAt(...at, fileName), help);
  return { all: [...wholeObjects(place), ...policyLines(place), ...fields], ofSchema };
}

/** What may be written at a place, and what of it the schema says. */
interface Fields {
  readonly fields: readonly Suggestion[];
  readonly ofSchema: readonly Suggestion[];
}

/** How a text is looked into. */
type Look = (text: string, offset: number) => Window | undefined;

/** On a blank line of a list stands an item that is not begun yet. */
async function fieldsAt(place: Place, look: Look, help: SchemaHelp): Promise<Fields> {
  const { text, offset, release } = place;
  const window = look(text, offset);
  const query = window?.isAtItem === true ? queryFor(window, release) : undefined;
  if (window === undefined || query === undefined || !isList(query.schema, window.path)) {
    return fieldsIn(window, place, help);
  }
  const begun = withDash(place);
  const { fields, ofSchema } = await fieldsIn(look(begun.text, begun.offset), begun, help);
  const begin = (one: Suggestion): Suggestion => withItsDash(one, offset);
  return { fields: fields.map(begin), ofSchema: ofSchema.map(begin) };
}

async function fieldsIn(
  window: Window | undefined,
  { text, release, target, names = () => [] }: Place,
  help: SchemaHelp,
): Promise<Fields> {
  const query = window && queryFor(window, release);
  const found = query === undefined ? [] : await help.complete(query);
  const ofSchema = found.map((one) => ({ ...one, edit: { ...one.edit, ...shifted(one.edit, window) } }));
  const slot = window?.slot;
  const fields =
    window === undefined || slot === undefined
      ? ofSchema
      : withKnown({ text, window, slot, release, target, names }, ofSchema);
  return { fields, ofSchema };
}

/** What the word at a place means; `undefined` where there is none or we do not know it. */
export async function describe(place: Place, help: SchemaHelp): Promise<Hover | undefined> {
  const { fileName, release, target, from, yaml = yamlText(place.text) } = place;
  const quoted = quotedTextAt(place.text, place.offset, fileName);
  const { text, offset } = quoted ?? place;
  if (/^\s?$/.test(text.slice(offset, offset + 1))) return undefined;
  const window = quoted === undefined ? windowAt(text, offset, fileName) : windowIn(text, offset, quoted.of);
  if (window === undefined) return undefined;
  const query = queryFor(window, release);
  const found = query && (await help.hover(query));
  const { slot } = window;
  const more =
    slot === undefined || offset < slot.range.start
      ? noMoreWords
      : moreWords({
          yaml,
          offset: place.offset,
          text,
          window,
          slot,
          release,
          target,
          ...(from === undefined ? {} : { from }),
          ...(fileName === undefined ? {} : { fileName }),
        });
  const words = [...more.before.map(plain), found?.markdown ?? '', ...more.behind.map(plain)].filter(
    (one) => one !== '',
  );
  if (words.length === 0) return undefined;
  const range = shownRange({ text, offset }, found && shifted(found.range, window), slot);
  return { markdown: words.join('\n\n'), range: quoted === undefined ? range : quoted.toOuter(range) };
}

/** The range of a mapping begins on another line of the window; only the cursor's line has a place in the file. */
function shownRange(
  { text, offset }: Pick<Place, 'text' | 'offset'>,
  found: Range | undefined,
  slot: Slot | undefined,
): Range {
  const range = found ?? slot?.range ?? { start: offset, end: offset };
  const line = { start: lineStart(text, offset), end: lineEnd(text, offset) };
  return { start: Math.max(range.start, line.start), end: Math.min(range.end, line.end) };
}

function queryFor(window: Window, { line }: Release): Query | undefined {
  const { text, offset, of } = window;
  const schema = schemaOf(of.is, { kind: of.kind }, line);
  return schema && { text, offset, schemaId: schemaIdOf(window, line), schema };
}

function schemaIdOf({ of: { is } }: Window, line: string): string {
  return [line, is.kind, ...(is.apiVersion ?? '').split('/')].filter((part) => part !== '').join('-');
}

function shifted({ start, end }: Range, window: Window | undefined): Range {
  const shift = window?.shift ?? 0;
  return { start: start + shift, end: end + shift };
}
