import type { Schema } from './schema.ts';

/** The one place of a schema where a field of this name stands, as `spec.services`; a name with several homes gives no advice. */
export function homeOf(root: Schema, name: string): string | undefined {
  const homes = [...homesBelow(root, name, '')];
  return homes.length === 1 ? homes[0] : undefined;
}

function* homesBelow(schema: Schema, name: string, at: string): Generator<string> {
  for (const [field, below] of Object.entries(schema.properties ?? {})) {
    // Operators write the status and the API server most of metadata: nobody meant to.
    if (at === '' && (field === 'status' || field === 'metadata')) continue;
    if (field === name && at !== '') yield at;
    yield* homesBelow(below, name, at === '' ? field : `${at}.${field}`);
  }
  if (schema.items !== undefined) yield* homesBelow(schema.items, name, `${at}[]`);
}
