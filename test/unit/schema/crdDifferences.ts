import { isDeepStrictEqual } from 'node:util';
import type { Schema } from '../../../src/core/schema/schema.ts';

/** Keywords that a CRD and our schema must say alike. Titles, descriptions and examples are ours alone. */
const keywords = [
  'type',
  'format',
  'default',
  'nullable',
  'enum',
  'pattern',
  'minLength',
  'maxLength',
  'minimum',
  'maximum',
  'minItems',
  'maxItems',
  'uniqueItems',
  'minProperties',
  'maxProperties',
  'anyOf',
  'oneOf',
  'x-kubernetes-int-or-string',
  'x-kubernetes-preserve-unknown-fields',
  'x-kubernetes-list-type',
  'x-kubernetes-list-map-keys',
  'x-kubernetes-map-type',
] as const satisfies readonly (keyof Schema | `x-kubernetes-${string}`)[];

/** Paths (dots, `[]` for items, `{}` for map values) at which our schema may know less than the CRD, as in pod templates. */
export type Excepted = (path: string) => boolean;

/** Every difference between a schema of ours without `$ref` and the `openAPIV3Schema` of a CRD, as `path: what`. */
export function crdDifferences(
  ours: Schema,
  crd: Schema,
  excepted: Excepted = () => false,
): readonly string[] {
  return [...compare(ours, crd, '', excepted)];
}

function* compare(ours: Schema, crd: Schema, path: string, excepted: Excepted): Generator<string> {
  if (ours === crd) return;
  const within = excepted(path);
  const at = path === '' ? '(root)' : path;
  for (const keyword of keywords) {
    if (within && keyword !== 'type' && keyword !== 'format') continue;
    const [mine, theirs] = [valueOf(ours, keyword), valueOf(crd, keyword)];
    if (!isDeepStrictEqual(mine, theirs)) {
      yield `${at}: ${keyword} is ${JSON.stringify(mine)}, upstream ${JSON.stringify(theirs)}`;
    }
  }
  yield* names(at, 'required', ours.required ?? [], crd.required ?? [], within);
  yield* names(at, 'field', fields(ours), fields(crd), within);
  if (!within && isClosed(ours) !== isClosed(crd)) {
    yield `${at}: ${isClosed(ours) ? 'closed' : 'open'}, upstream ${isClosed(crd) ? 'closed' : 'open'}`;
  }
  if (!within && rules(ours) !== rules(crd)) yield `${at}: ${rules(ours)} CEL rules, upstream ${rules(crd)}`;
  for (const [name, mine] of Object.entries(ours.properties ?? {})) {
    const theirs = crd.properties?.[name];
    if (theirs !== undefined) yield* compare(mine, theirs, path === '' ? name : `${path}.${name}`, excepted);
  }
  yield* compareBoth(ours.items, crd.items, `${path}[]`, excepted, within);
  yield* compareBoth(values(ours), values(crd), `${path}{}`, excepted, within);
}

function* compareBoth(
  ours: Schema | undefined,
  crd: Schema | undefined,
  path: string,
  excepted: Excepted,
  within: boolean,
): Generator<string> {
  if (ours !== undefined && crd !== undefined) yield* compare(ours, crd, path, excepted);
  else if (!(within && ours === undefined) && ours !== crd) {
    yield `${path}: ${ours === undefined ? 'missing' : 'not upstream'}`;
  }
}

function* names(
  path: string,
  what: string,
  ours: readonly string[],
  crd: readonly string[],
  within: boolean,
): Generator<string> {
  for (const name of ours) if (!crd.includes(name)) yield `${path}: ${what} ${name} is not upstream`;
  if (within) return;
  for (const name of crd) if (!ours.includes(name)) yield `${path}: ${what} ${name} is missing`;
}

function valueOf(schema: Schema, keyword: (typeof keywords)[number]): unknown {
  return (schema as Readonly<Record<string, unknown>>)[keyword];
}

function fields(schema: Schema): readonly string[] {
  return Object.keys(schema.properties ?? {});
}

function values(schema: Schema): Schema | undefined {
  return typeof schema.additionalProperties === 'object' ? schema.additionalProperties : undefined;
}

/** A CRD says by listing fields what JSON Schema says with `additionalProperties: false`. */
function isClosed(schema: Schema): boolean {
  if (schema.additionalProperties !== undefined) return schema.additionalProperties === false;
  return schema.properties !== undefined && schema['x-kubernetes-preserve-unknown-fields'] !== true;
}

function rules(schema: Schema): number {
  const found = (schema as Readonly<Record<string, unknown>>)['x-kubernetes-validations'];
  return Array.isArray(found) ? found.length : 0;
}
