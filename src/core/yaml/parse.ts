import { constructFromEvents, parseEvents, type Event } from 'js-yaml';
import { parseAllDocuments, type Document } from 'yaml';
import { isWalkable } from './aliases.ts';
import { fastSchema, tolerantOptions, type YamlVersion } from './dialect.ts';
import { beyondReading, isTooLong } from './limits.ts';
import { problemsOf, type YamlProblem } from './problem.ts';
import { withoutStacks } from './withoutStacks.ts';

/** A problem and the document it was found in, counted from 0. */
export interface LocatedProblem extends YamlProblem {
  readonly index: number;
}

/** A parse always yields documents; with problems they hold what could be made out. */
export interface Parsed {
  /** The value of each document; `undefined` for one that has none that could be made out. */
  readonly documents: readonly unknown[];
  readonly problems: readonly LocatedProblem[];
}

/**
 * Reads a text of one or more YAML documents. The fast reader goes first and is enough for good text;
 * a text it refuses is read again by the tolerant one, which tells what is wrong and still yields values.
 */
export function parse(text: string, options: { readonly version: YamlVersion }): Parsed {
  const documents = readValues(text, options);
  return documents === undefined ? readTolerantly(text, options.version) : { documents, problems: [] };
}

/** The value of every document by the fast reader alone; `undefined` where it refuses the text, or the text is beyond reading. */
export function readValues(
  text: string,
  { version }: { readonly version: YamlVersion },
): readonly unknown[] | undefined {
  const events = readEvents(text);
  return events && valuesBy(version, text, events);
}

/** What the fast reader sees in a text, whatever the dialect, with the places; `undefined` where it refuses the text. */
export function readEvents(text: string): Event[] | undefined {
  if (isTooLong(text)) return undefined;
  try {
    return withoutStacks(() => parseEvents(text, {}));
  } catch {
    // js-yaml reports bad text by throwing, and only its first mistake: the tolerant reader finds them all.
    return undefined;
  }
}

/** The value of every document by what the fast reader saw in its text; `undefined` where the dialect refuses it. */
export function valuesBy(
  version: YamlVersion,
  text: string,
  events: Event[],
): readonly unknown[] | undefined {
  try {
    const values = withoutStacks(() =>
      constructFromEvents(events, { source: text, schema: fastSchema(version) }),
    );
    return isWalkable(text, values) ? values : undefined;
  } catch {
    // A key written twice, or an alias without its anchor, is told by throwing, too.
    return undefined;
  }
}

function readTolerantly(text: string, version: YamlVersion): Parsed {
  if (beyondReading(text) !== undefined) return { documents: [], problems: [] };
  const documents = [...parseAllDocuments(text, { ...tolerantOptions(version), prettyErrors: false })];
  return {
    documents: documents.map((document) => valueOf(text, document)),
    problems: documents.flatMap(({ errors }, index) =>
      problemsOf(errors).map((problem) => ({ ...problem, index })),
    ),
  };
}

/** The plain value of a tree; `undefined` where it has none that could be walked. */
export function valueOf(text: string, document: Document): unknown {
  try {
    const value: unknown = document.toJS({ maxAliasCount: 100 });
    return isWalkable(text, value) ? value : undefined;
  } catch {
    // An alias without its anchor, or one that multiplies beyond reason: there is a tree, but no plain value.
    return undefined;
  }
}
