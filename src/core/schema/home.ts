import type { Schema } from './schema.ts';

/** Where a field stands in a schema and what it is there. */
export interface Home {
  /** The mapping it belongs in, as `spec.services`; behind a list of mappings stands `[]`. */
  readonly parent: string;
  readonly schema: Schema;
}

/** The one place of a schema where a field of this name stands; a name with several homes gives no advice. */
export function homeOf(root: Schema, name: string): Home | undefined {
  const known = sought.get(root) ?? homesIn(root);
  sought.set(root, known);
  return known.get(name);
}

/** What is misspelt once is so in many files, and at every keystroke. */
const sought = new WeakMap<Schema, ReadonlyMap<string, Home | undefined>>();

function homesIn(root: Schema): ReadonlyMap<string, Home | undefined> {
  const homes = new Map<string, Home | undefined>();
  for (const [name, home] of homesBelow(root, '')) homes.set(name, homes.has(name) ? undefined : home);
  return homes;
}

function* homesBelow(schema: Schema, at: string): Generator<readonly [string, Home]> {
  for (const [field, below] of Object.entries(schema.properties ?? {})) {
    // Operators write the status and the API server most of metadata: nobody meant to.
    if (at === '' && (field === 'status' || field === 'metadata')) continue;
    if (at !== '') yield [field, { parent: at, schema: below }];
    yield* homesBelow(below, at === '' ? field : `${at}.${field}`);
  }
  if (schema.items !== undefined) yield* homesBelow(schema.items, `${at}[]`);
}
