import type { Schema } from './schema.ts';

/**
 * A schema without `$ref` that suggests and explains the same fields and finds fault with nothing: for editors that
 * judge by the schemas they are given, while judging is ours. What may stand somewhere becomes an example.
 */
export function permissive(schema: Schema): Schema {
  const made = new Map<Schema, Schema>();
  const loosened = (one: Schema): Schema => {
    const known = made.get(one);
    if (known !== undefined) return known;
    const loose = loosen(one, loosened);
    made.set(one, loose);
    return loose;
  };
  return loosened(schema);
}

/** What fields share stays shared, as it is in the schema: pod templates repeat themselves a lot. */
function loosen(schema: Schema, loosened: (one: Schema) => Schema): Schema {
  const { description, properties, items, additionalProperties: values } = schema;
  const examples = examplesOf(schema);
  return {
    ...(description !== undefined && { description }),
    ...('default' in schema && { default: schema.default }),
    ...(examples.length > 0 && { examples }),
    ...(properties && {
      properties: Object.fromEntries(
        Object.entries(properties)
          // What only an older release knows is not worth suggesting.
          .filter(([, field]) => field['x-until'] === undefined)
          .map(([name, field]) => [name, loosened(field)]),
      ),
    }),
    ...(items && { items: loosened(items) }),
    ...(typeof values === 'object' && { additionalProperties: loosened(values) }),
  };
}

function examplesOf({ type, enum: choices, examples = [] }: Schema): readonly unknown[] {
  const values = choices ?? (type === 'boolean' ? [true, false] : []);
  return [...new Set([...values, ...examples])];
}
