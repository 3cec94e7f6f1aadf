import { fieldSchema, type Schema } from './schema.ts';

/** The schema of what stands below keys, each a field of a mapping or of any item of a list; `undefined` where nothing is said of one of them. */
export function schemaBelow(root: Schema, keys: readonly string[]): Schema | undefined {
  return keys.reduce<Schema | undefined>((schema, key) => schema && fieldSchema(itemOf(schema), key), root);
}

function itemOf(schema: Schema): Schema {
  return schema.items === undefined ? schema : itemOf(schema.items);
}
