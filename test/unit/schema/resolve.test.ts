import { describe, expect, it } from 'vitest';
import { resolve, type SchemaFiles } from '../../../src/core/schema/resolve.ts';

const files: SchemaFiles = {
  'a.json': {
    type: 'object',
    properties: {
      own: { description: 'Here.', $ref: '#/definitions/Part' },
      other: { $ref: 'b.json#/definitions/List' },
      whole: { type: 'array', items: { $ref: 'b.json' } },
      map: { type: 'object', additionalProperties: { $ref: '#/definitions/Part' } },
      newer: { type: 'string', 'x-since': '1.10' },
    },
    definitions: { Part: { description: 'There.', type: 'string' } },
  },
  'b.json': {
    type: 'boolean',
    definitions: {
      List: { type: 'array', items: { $ref: '#/definitions/Item' } },
      Item: { type: 'integer' },
    },
  },
};

describe('resolve', () => {
  it('puts what a $ref points to in its place, and keeps the words beside it', () => {
    expect(resolve(files, 'a.json')).toEqual({
      type: 'object',
      properties: {
        own: { description: 'Here.', type: 'string' },
        other: { type: 'array', items: { type: 'integer' } },
        whole: { type: 'array', items: { type: 'boolean' } },
        map: { type: 'object', additionalProperties: { description: 'There.', type: 'string' } },
        newer: { type: 'string', 'x-since': '1.10' },
      },
    });
  });

  it.each([
    ['1.9', false],
    ['1.10', true],
    ['1.11', true],
    ['2.0', true],
  ] as const)('for line %s it has a field that came with 1.10: %s', (line, has) => {
    expect('newer' in (resolve(files, 'a.json', line).properties ?? {})).toBe(has);
  });

  it('does not accept a $ref to nowhere', () => {
    expect(() => resolve({ 'a.json': { $ref: 'c.json#/x' } }, 'a.json')).toThrow('no schema at c.json#/x');
  });
});
