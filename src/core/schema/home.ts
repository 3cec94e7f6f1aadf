import type { Schema } from './schema.ts';

/** Where a field stands in a schema and what it is there. */
export interface Home {
  /** The mapping it belongs in, as `spec.services`; behind a list of mappings stands `[]`. */
  readonly parent: string;
  readonly schema: Schema;
}

/** The one place of a schema where a field of this name stands; a name with several homes gives no advice. */
export function homeOf(root: Schema, name: string): Home | undefined {
  const homes = [...homesBelow(root, name, '')];
  return homes.length === 1 ? homes[0] : undefined;
}

function* homesBelow(schema: Schema, name: string, at: string): Generator<Home> {
  for (const [field, below] of Object.entries(schema.properties ?? {})) {
    // Operators write the status and the API server most of metadata: nobody meant to.
    if (at === '' && (field === 'status' || field === 'metadata')) continue;
    if (field === name && at !== '') yield { parent: at, schema: below };
    yield* homesBelow(below, name, at === '' ? field : `${at}.${field}`);
  }
  if (schema.items !== undefined) yield* homesBelow(schema.items, name, `${at}[]`);
}
