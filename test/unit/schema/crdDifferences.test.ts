import { describe, expect, it } from 'vitest';
import { catalog, schemaFor } from '../../../src/core/schema/catalog.ts';
import type { Schema } from '../../../src/core/schema/schema.ts';
import { crdDifferences } from './crdDifferences.ts';

const crd: Schema = {
  type: 'object',
  required: ['name'],
  properties: {
    name: { type: 'string', pattern: '^a', minLength: 1, maxLength: 9 },
    mode: { type: 'string', enum: ['a', 'b'], default: 'a' },
    count: { type: 'integer', minimum: 0, maximum: 9, format: 'int32' },
    size: { anyOf: [{ type: 'integer' }, { type: 'string' }], 'x-kubernetes-int-or-string': true },
    any: { type: 'object', 'x-kubernetes-preserve-unknown-fields': true },
    list: { type: 'array', minItems: 1, items: { type: 'string' } },
    map: { type: 'object', minProperties: 1, maxProperties: 2, additionalProperties: { type: 'string' } },
    pod: {
      type: 'object',
      properties: { image: { type: 'string' }, args: { type: 'array', items: { type: 'string' } } },
    },
  },
};

const ours: Schema = { ...crd, additionalProperties: false };

function planted(name: string, field: Schema): readonly string[] {
  return crdDifferences({ ...ours, properties: { ...ours.properties, [name]: field } }, crd);
}

describe('crdDifferences', () => {
  it('finds none between equal schemas, closed by our word or by the list of fields', () => {
    expect(crdDifferences(ours, crd)).toEqual([]);
  });

  it.each<[what: string, field: string, schema: Schema, said: string]>([
    [
      'type',
      'name',
      { ...crd.properties?.['name'], type: 'integer' },
      'name: type is "integer", upstream "string"',
    ],
    [
      'pattern',
      'name',
      { type: 'string', minLength: 1, maxLength: 9 },
      'name: pattern is undefined, upstream "^a"',
    ],
    [
      'length',
      'name',
      { type: 'string', pattern: '^a', minLength: 2, maxLength: 9 },
      'name: minLength is 2, upstream 1',
    ],
    [
      'enum',
      'mode',
      { type: 'string', enum: ['a'], default: 'a' },
      'mode: enum is ["a"], upstream ["a","b"]',
    ],
    ['default', 'mode', { type: 'string', enum: ['a', 'b'] }, 'mode: default is undefined, upstream "a"'],
    [
      'range',
      'count',
      { type: 'integer', minimum: 1, maximum: 9, format: 'int32' },
      'count: minimum is 1, upstream 0',
    ],
    [
      'items',
      'list',
      { type: 'array', minItems: 1, items: { type: 'integer' } },
      'list[]: type is "integer", upstream "string"',
    ],
    ['no items', 'list', { type: 'array', minItems: 1 }, 'list[]: missing'],
    [
      'map values',
      'map',
      { ...crd.properties?.['map'], additionalProperties: { type: 'boolean' } },
      'map{}: type is "boolean", upstream "string"',
    ],
    [
      'property count',
      'map',
      { ...crd.properties?.['map'], maxProperties: 3 },
      'map: maxProperties is 3, upstream 2',
    ],
    [
      'a field left out',
      'pod',
      { type: 'object', properties: { image: { type: 'string' } }, additionalProperties: false },
      'pod: field args is missing',
    ],
    [
      'an open mapping',
      'pod',
      { ...crd.properties?.['pod'], additionalProperties: true },
      'pod: open, upstream closed',
    ],
    [
      'a CEL rule',
      'list',
      { ...crd.properties?.['list'], 'x-kubernetes-validations': [{}] } as Schema,
      'list: 1 CEL rules, upstream 0',
    ],
  ])('finds another %s', (_, field, schema, said) => {
    expect(planted(field, schema)).toEqual([said]);
  });

  it('finds fields, required names and closedness that differ', () => {
    const { any, ...rest } = ours.properties ?? {};
    expect(
      crdDifferences({ ...ours, required: ['mode'], properties: { ...rest, extra: any ?? {} } }, crd),
    ).toEqual([
      '(root): required mode is not upstream',
      '(root): required name is missing',
      '(root): field extra is not upstream',
      '(root): field any is missing',
    ]);
    expect(planted('any', { type: 'object' })).toEqual([
      'any: x-kubernetes-preserve-unknown-fields is undefined, upstream true',
    ]);
    expect(planted('size', { type: 'string' })).toEqual([
      'size: type is "string", upstream undefined',
      'size: anyOf is undefined, upstream [{"type":"integer"},{"type":"string"}]',
      'size: x-kubernetes-int-or-string is undefined, upstream true',
    ]);
  });

  it('lets an excepted part know less, but nothing wrong', () => {
    const part = (pod: Schema): readonly string[] =>
      crdDifferences({ ...ours, properties: { ...ours.properties, pod } }, crd, (path) =>
        path.startsWith('pod'),
      );
    const open = { type: 'object', 'x-kubernetes-preserve-unknown-fields': true };
    expect(part({ ...open, properties: { image: { type: 'string' } } })).toEqual([]);
    expect(part({ ...open, properties: { image: { type: 'boolean' } } })).toEqual([
      'pod.image: type is "boolean", upstream "string"',
    ]);
    expect(part({ ...open, properties: { images: { type: 'string' } } })).toEqual([
      'pod: field images is not upstream',
    ]);
  });

  it('finds any field taken out of a real schema', () => {
    for (const kind of catalog) {
      const schema = schemaFor(kind) ?? {};
      for (const { path, without } of eachWithoutOneField(schema, '')) {
        expect(crdDifferences(without, schema), `${kind.apiVersion} without ${path}`).toHaveLength(1);
      }
    }
  });
});

interface Mutant {
  readonly path: string;
  readonly without: Schema;
}

function* eachWithoutOneField(schema: Schema, at: string): Generator<Mutant> {
  for (const [name, field] of Object.entries(schema.properties ?? {})) {
    const path = `${at}.${name}`;
    const others = Object.fromEntries(
      Object.entries(schema.properties ?? {}).filter(([other]) => other !== name),
    );
    yield { path, without: { ...schema, properties: others } };
    for (const mutant of eachWithoutOneField(field, path)) {
      yield {
        path: mutant.path,
        without: { ...schema, properties: { ...schema.properties, [name]: mutant.without } },
      };
    }
  }
  if (schema.items === undefined) return;
  for (const mutant of eachWithoutOneField(schema.items, `${at}[]`)) {
    yield { path: mutant.path, without: { ...schema, items: mutant.without } };
  }
}
