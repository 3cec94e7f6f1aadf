import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { catalog, plainKinds, plainSchema, schemaFor } from '../../../src/core/schema/catalog.ts';
import { resolve } from '../../../src/core/schema/resolve.ts';
import type { Schema } from '../../../src/core/schema/schema.ts';
import { schemaFiles } from '../../../src/core/schema/schemaFiles.ts';

const folder = join(import.meta.dirname, '../../../schemas');
const roots: readonly Schema[] = [
  ...catalog.map((kind) => schemaFor(kind) ?? {}),
  ...plainKinds.map((kind) => plainSchema(kind)),
];

/** Every field of a schema with the path to it. */
function* fieldsOf(schema: Schema, path: string): Generator<readonly [path: string, field: Schema]> {
  for (const [name, field] of Object.entries(schema.properties ?? {})) {
    yield [`${path}.${name}`, field];
    yield* fieldsOf(field, `${path}.${name}`);
  }
  if (schema.items !== undefined) yield* fieldsOf(schema.items, `${path}[]`);
  if (typeof schema.additionalProperties === 'object')
    yield* fieldsOf(schema.additionalProperties, `${path}{}`);
}

/** A pod has a thousand fields: those of the pod and of its main container are described, the rest of them is not. */
const deepInPod = /\.podTemplate\.(?:container\.)?\w+(?:\[\])?\./;

describe('the files of schemas/', () => {
  it('are all in the table, each under its own $id', () => {
    const files = readdirSync(folder).filter((name) => name.endsWith('.json'));
    expect(Object.keys(schemaFiles).toSorted()).toEqual(files.toSorted());
    for (const [name, schema] of Object.entries(schemaFiles)) expect(schema).toHaveProperty('$id', name);
  });

  it('refer to nothing that is not there', () => {
    for (const name of Object.keys(schemaFiles)) expect(() => resolve(schemaFiles, name)).not.toThrow();
  });

  it('name their consumer and its YAML version', () => {
    for (const schema of roots) {
      expect(['apiServer', 'installer', 'helm', 'backstage', 'reader'], schema.title).toContain(
        schema['x-consumer'],
      );
      expect(['1.1', '1.2'], schema.title).toContain(schema['x-yaml-version']);
    }
  });

  it('describe every field in a sentence', () => {
    for (const schema of roots) {
      const silent = [...fieldsOf(schema, schema.title ?? '')].filter(
        ([path, { description = '' }]) => !/^\S.*\.$/.test(description) && !deepInPod.test(path),
      );
      expect(silent.map(([path]) => path)).toEqual([]);
    }
  });

  it('have patterns that JavaScript reads, and defaults and enums of the type of their field', () => {
    for (const schema of roots) {
      for (const [path, { type, pattern, default: value, enum: choices = [] }] of fieldsOf(
        schema,
        schema.title ?? '',
      )) {
        if (pattern !== undefined) expect(() => new RegExp(pattern, 'u'), path).not.toThrow();
        const given = [...choices, ...(value === undefined ? [] : [value])];
        const jsType = type === 'integer' ? 'number' : type;
        for (const one of given) expect(typeof one, path).toBe(jsType);
      }
    }
  });
});
