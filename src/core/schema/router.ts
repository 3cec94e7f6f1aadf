import type { ObjectKind } from './objectKind.ts';
import type { Schema } from './schema.ts';

/** A kind of object and what holds for it. */
export interface Route extends ObjectKind {
  readonly schema: Schema;
}

/**
 * One JSON Schema for all documents of a file, whatever kind each has: `apiVersion` and `kind` choose the definition
 * that holds; `otherwise` is for documents that have no `kind`. Before they are written it suggests them.
 */
export function router(routes: readonly Route[], otherwise?: Schema): object {
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    properties: {
      apiVersion: {
        description: 'Group and version of the API that this object is written for.',
        examples: [...new Set(routes.map(({ apiVersion }) => apiVersion))],
      },
      kind: {
        description: 'What this object is.',
        examples: [...new Set(routes.map(({ kind }) => kind))],
      },
    },
    allOf: [
      ...routes.map((route) => routed(route, { $ref: `#/definitions/${definitionName(route)}` })),
      ...(otherwise === undefined ? [] : [{ if: { required: ['kind'] }, else: otherwise }]),
    ],
    definitions: Object.fromEntries(routes.map((route) => [definitionName(route), route.schema])),
  };
}

function routed({ apiVersion, kind }: ObjectKind, definition: object): object {
  const isOfKind = {
    required: ['apiVersion', 'kind'],
    properties: { apiVersion: { const: apiVersion }, kind: { const: kind } },
  };
  // The keyword is also the name of the method that makes an object a promise, so it comes as an entry.
  const conditional = new Map<string, object>([
    ['if', isOfKind],
    ['then', definition],
  ]);
  return Object.fromEntries(conditional);
}

/** A slash would end a step of the pointer. */
function definitionName({ apiVersion, kind }: ObjectKind): string {
  return `${kind}.${apiVersion.replaceAll('/', '.')}`;
}
