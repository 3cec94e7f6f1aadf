import { loadAll } from 'js-yaml';
import { parseAllDocuments, type Document, type YAMLError } from 'yaml';
import { message, type Message } from '../message.ts';
import { fastSchema, tolerantOptions, type YamlVersion } from './dialect.ts';

export type { YamlVersion } from './dialect.ts';

/** What keeps a strict reader from reading the text; offsets count UTF-16 units. */
export interface YamlProblem {
  readonly code: 'yaml-syntax' | 'yaml-duplicate-key';
  readonly message: Message;
  readonly start: number;
  readonly end: number;
  /** The document it was found in. */
  readonly index: number;
}

/** A parse always yields documents; with problems they hold what could be made out. */
export interface Parsed {
  /** The value of each document; `undefined` for one that has none that could be made out. */
  readonly documents: readonly unknown[];
  readonly problems: readonly YamlProblem[];
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
  const parsed = parseAllDocuments(text, { ...tolerantOptions(version), prettyErrors: false });
  const documents = [...parsed];
  return {
    documents: documents.map(valueOf),
    problems: documents.flatMap((document, index) => document.errors.map((error) => problemOf(error, index))),
  };
}

function valueOf(document: Document): unknown {
  try {
    return document.toJS({ maxAliasCount: 100 }) as unknown;
  } catch {
    // An alias without its anchor, or an alias bomb: the tree stands, but it has no plain value.
    return undefined;
  }
}

function problemOf(error: YAMLError, index: number): YamlProblem {
  const [start, end] = error.pos;
  const duplicate = error.code === 'DUPLICATE_KEY';
  return {
    code: duplicate ? 'yaml-duplicate-key' : 'yaml-syntax',
    message: duplicate
      ? message('The same key stands here twice: remove one of the two.')
      : message('This is not valid YAML: {0}', error.message),
    start,
    end,
    index,
  };
}
