import type { Finding } from '../finding.ts';
import { coerced } from './coerced.ts';
import { limitsOf } from './limits.ts';
import { missingField } from './missingField.ts';
import { inside, isMapping, type Mapping, type Place } from './place.ts';
import { judgeScalar } from './scalar.ts';
import { consumerOf, fieldSchema, type Schema } from './schema.ts';
import { fadingField, unknownField } from './unknownField.ts';
import { wrongType } from './wrongType.ts';

/**
 * Holds one document's plain value against a schema without `$ref` (see `schemaFor`).
 * Structural only: a `format` and CEL rules are not judged; what several fields say together is a rule's business.
 */
export function validate(schema: Schema, value: unknown): readonly Finding[] {
  return judge({ root: schema, document: value, schema, path: [], consumer: consumerOf(schema) }, value);
}

function judge(place: Place, written: unknown): readonly Finding[] {
  const value = coerced(place, written);
  // The API server drops a null the schema does not allow: such a field counts as absent, not as mistyped.
  if (value === null && place.path.length > 0) return [];
  if (place.schema['x-judged-apart'] === true || isFilledInLater(place, value)) return [];
  const mismatch = wrongType(place, value);
  if (mismatch !== undefined) return [mismatch];
  if (Array.isArray(value)) return joined(limitsOf(place, value), judgeItems(place, value));
  if (isMapping(value)) return joined(limitsOf(place, value), judgeFields(place, value));
  return judgeScalar(place, value);
}

/** Mostly there are none of the first. */
function joined(limits: readonly Finding[], inside: readonly Finding[]): readonly Finding[] {
  return limits.length === 0 ? inside : [...limits, ...inside];
}

/** One by one: a list may hold more mistakes than a call takes arguments. */
function add(found: Finding[], more: readonly Finding[]): void {
  for (const one of more) found.push(one);
}

/** Backstage puts in what its environment or another file says: `${NAME}`, `$env: NAME`, `$file: name`. */
function isFilledInLater({ consumer }: Place, value: unknown): boolean {
  if (consumer !== 'backstage') return false;
  return typeof value === 'string'
    ? value.includes('${')
    : isMapping(value) && Object.keys(value).some((name) => name.startsWith('$'));
}

function judgeItems(place: Place, list: readonly unknown[]): readonly Finding[] {
  const { items } = place.schema;
  if (items === undefined) return [];
  const found: Finding[] = [];
  for (const [index, item] of list.entries()) add(found, judge(inside(place, items, index), item));
  return found;
}

function judgeFields(place: Place, mapping: Mapping): readonly Finding[] {
  const { schema } = place;
  const found: Finding[] = [];
  for (const name of schema.required ?? []) {
    if (isAbsent(schema.properties?.[name], mapping[name], place)) found.push(missingField(place, name));
  }
  for (const name of Object.keys(mapping)) {
    const known = fieldSchema(schema, name);
    if (known !== undefined) add(found, judgeField(inside(place, known, name), mapping[name]));
    else if (schema.additionalProperties === false && isFieldName(name))
      found.push(unknownField(place, name, mapping));
  }
  return found;
}

function judgeField(place: Place, value: unknown): readonly Finding[] {
  const fading = fadingField(place);
  const found = judge(place, value);
  return fading === undefined ? found : [fading, ...found];
}

/** A mapping or list as key, written as text by the readers, comes from a slip that they report themselves. */
function isFieldName(name: string): boolean {
  return !/^[[{]/.test(name);
}

/** To a plugin installer a null is a value, of which its rules tell what becomes. */
function isAbsent(schema: Schema | undefined, value: unknown, { consumer }: Place): boolean {
  return value === undefined || (value === null && schema?.nullable !== true && consumer !== 'installer');
}
