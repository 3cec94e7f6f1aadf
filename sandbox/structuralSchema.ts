import { resolve, type SchemaFiles } from '../src/core/schema/resolve.ts';
import type { Schema } from '../src/core/schema/schema.ts';

/** What a CRD's schema may say, of what our schemas say. The rest is for the editor, or said otherwise there. */
const kept: ReadonlySet<string> = new Set<keyof Schema>([
  'anyOf',
  'default',
  'description',
  'enum',
  'format',
  'maxItems',
  'maxLength',
  'maxProperties',
  'maximum',
  'minItems',
  'minLength',
  'minProperties',
  'minimum',
  'nullable',
  'oneOf',
  'pattern',
  'required',
  'type',
]);

const anything: Schema = { type: 'object', 'x-kubernetes-preserve-unknown-fields': true };

const podTemplate = 'pod-template.json';

/**
 * Turns the schema of one kind (`sonataflowplatform.json`) into the structural schema a CRD needs, without the
 * fields that came after an RHDH line. Pod templates take any field: their schema is larger than all the rest.
 */
export function structuralSchema(files: SchemaFiles, file: string, line: string): Schema {
  const { definitions = {} } = files[podTemplate] ?? {};
  const root = resolve({ ...files, [podTemplate]: { ...anything, definitions } }, file, line);
  const { spec, status } = root.properties ?? {};
  return {
    type: 'object',
    // The API server judges the first three itself and lets a CRD say nothing of their insides.
    required: (root.required ?? []).filter((field) => field === 'spec'),
    properties: {
      apiVersion: { type: 'string' },
      kind: { type: 'string' },
      metadata: { type: 'object' },
      ...(spec && { spec: convert(spec) }),
      // Files hold no status, so the schemas say nothing about it.
      status: status === undefined ? anything : convert(status),
    },
  };
}

function convert(schema: Schema): Schema {
  const { properties, items, additionalProperties: values } = schema;
  const isKept = ([keyword]: [string, unknown]) => kept.has(keyword) || keyword.startsWith('x-kubernetes-');
  return withKind({
    ...Object.fromEntries(Object.entries(schema).filter(isKept)),
    ...(properties && { properties: convertAll(properties) }),
    ...(items && { items: convert(items) }),
    // A map's values have a schema; a closed object says `false`, which a CRD says by listing its fields.
    ...(typeof values === 'object' && { additionalProperties: convert(values) }),
  });
}

function convertAll(fields: Readonly<Record<string, Schema>>): Record<string, Schema> {
  return Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, convert(field)]));
}

/** Every node of a structural schema has a type, unless it is one of the two that Kubernetes excepts. */
function withKind(schema: Schema): Schema {
  if (schema['x-kubernetes-int-or-string'] === true) {
    const { type: _type, ...rest } = schema;
    return rest;
  }
  if (schema.type !== undefined) return schema;
  return { ...schema, 'x-kubernetes-preserve-unknown-fields': true };
}
