import type { Consumer } from '../finding.ts';

/**
 * The part of JSON Schema draft-07 that the files in `schemas/` use, with the extensions of Kubernetes CRDs.
 * An object schema is closed when it says `additionalProperties: false`.
 */
export interface Schema {
  readonly $ref?: string;
  readonly title?: string;
  readonly description?: string;
  readonly type?: string;
  readonly format?: string;
  readonly default?: unknown;
  /** Values to suggest besides those of `enum`. */
  readonly examples?: readonly unknown[];
  readonly nullable?: boolean;
  readonly enum?: readonly unknown[];
  readonly pattern?: string;
  /** Says in words what `pattern` asks for. */
  readonly patternErrorMessage?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | Schema;
  readonly minProperties?: number;
  readonly maxProperties?: number;
  readonly items?: Schema;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly uniqueItems?: boolean;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly definitions?: Readonly<Record<string, Schema>>;
  readonly 'x-kubernetes-int-or-string'?: boolean;
  readonly 'x-kubernetes-preserve-unknown-fields'?: boolean;
  /** First RHDH line that knows the field. */
  readonly 'x-since'?: string;
  /** Last RHDH line that knows the field. */
  readonly 'x-until'?: string;
  /** Fields that a later line than the one the schema was made for knows, with that line; made, never written. */
  readonly 'x-later'?: Readonly<Record<string, string>>;
  /** Whether what stands here is a document of its own, with a schema of its own to judge it by. */
  readonly 'x-judged-apart'?: boolean;
  /** Who reads a document of this schema; only at the root. */
  readonly 'x-consumer'?: string;
  /** YAML version of that reader, `1.1` or `1.2`; only at the root. */
  readonly 'x-yaml-version'?: string;
}

const consumers: readonly string[] = [
  'apiServer',
  'installer',
  'helm',
  'backstage',
  'reader',
] satisfies Consumer[];

/** The consumer a root schema names; the API server where it names none. */
export function consumerOf(schema: Schema): Consumer {
  const named = schema['x-consumer'];
  return named !== undefined && consumers.includes(named) ? (named as Consumer) : 'apiServer';
}

/** The schema of a field of a mapping. */
export function fieldSchema(schema: Schema, name: string): Schema | undefined {
  const { properties, additionalProperties } = schema;
  if (properties !== undefined && Object.hasOwn(properties, name)) return properties[name];
  return typeof additionalProperties === 'object' ? additionalProperties : undefined;
}
