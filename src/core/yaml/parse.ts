import { loadAll } from 'js-yaml';
import { parseAllDocuments, type Document } from 'yaml';
import { fastSchema, tolerantOptions, type YamlVersion } from './dialect.ts';
import { problemsOf, type YamlProblem } from './problem.ts';

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

/** The value of every document by the fast reader alone; `undefined` where it refuses the text. */
export function readValues(
  text: string,
  { version }: { readonly version: YamlVersion },
): readonly unknown[] | undefined {
  try {
    return loadAll(text, { schema: fastSchema(version) });
  } catch {
    // js-yaml reports bad text by throwing, and only its first mistake: the tolerant reader finds them all.
    return undefined;
  }
}

function readTolerantly(text: string, version: YamlVersion): Parsed {
  const documents = [...parseAllDocuments(text, { ...tolerantOptions(version), prettyErrors: false })];
  return {
    documents: documents.map(valueOf),
    problems: documents.flatMap(({ errors }, index) =>
      problemsOf(errors).map((problem) => ({ ...problem, index })),
    ),
  };
}

function valueOf(document: Document): unknown {
  try {
    return document.toJS({ maxAliasCount: 100 }) as unknown;
  } catch {
    // An alias without its anchor, or one that multiplies beyond reason: there is a tree, but no plain value.
    return undefined;
  }
}
