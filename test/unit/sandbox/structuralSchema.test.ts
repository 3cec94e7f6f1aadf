import { expect, test } from 'vitest';
import type { Schema } from '../../../src/core/schema/schema.ts';
import { structuralSchema } from '../../../sandbox/structuralSchema.ts';

/** The schema of `spec` that a CRD of line 1.9 gets. */
function converted(spec: Schema): Schema | undefined {
  const files: Record<string, Schema> = {
    'thing.json': {
      type: 'object',
      properties: { spec },
      definitions: { Name: { type: 'string', title: 'Name' } },
    },
    'pod-template.json': {
      type: 'object',
      additionalProperties: false,
      properties: { replicas: { type: 'integer' } },
      definitions: { Tolerations: { type: 'array', items: { type: 'object' } } },
    },
  };
  return structuralSchema(files, 'thing.json', '1.9').properties?.['spec'];
}

const preserved = { type: 'object', 'x-kubernetes-preserve-unknown-fields': true };

test.each<[string, Schema, Schema]>([
  [
    'what only an editor reads is left out',
    {
      type: 'object',
      title: 'T',
      'x-consumer': 'apiServer',
      properties: { a: { type: 'string', pattern: '^a$' } },
    },
    { type: 'object', properties: { a: { type: 'string', pattern: '^a$' } } },
  ],
  [
    'a closed object just lists its fields',
    { type: 'object', additionalProperties: false },
    { type: 'object' },
  ],
  [
    "a map's values keep their schema",
    { type: 'object', additionalProperties: { $ref: '#/definitions/Name' } },
    { type: 'object', additionalProperties: { type: 'string' } },
  ],
  ['a pod template takes any field', { $ref: 'pod-template.json' }, preserved],
  [
    'a part of a pod template is what it is',
    { $ref: 'pod-template.json#/definitions/Tolerations' },
    { type: 'array', items: { type: 'object' } },
  ],
  [
    'a number or a text has no type',
    { type: 'string', 'x-kubernetes-int-or-string': true },
    { 'x-kubernetes-int-or-string': true },
  ],
  [
    'what says no type preserves',
    { description: 'd' },
    { description: 'd', 'x-kubernetes-preserve-unknown-fields': true },
  ],
  [
    'a field of a later line is left out',
    { type: 'object', properties: { old: { type: 'string' }, new: { type: 'string', 'x-since': '1.10' } } },
    { type: 'object', properties: { old: { type: 'string' } } },
  ],
])('%s', (_name, spec, expected) => {
  expect(converted(spec)).toEqual(expected);
});
