import type { Finding } from '../finding.ts';
import { message, type Message } from '../message.ts';
import { describePath, type Place } from './place.ts';
import type { Schema } from './schema.ts';

/** `schema-limits` for a mapping or a list: too few or too many fields or items, or an item twice. */
export function limitsOf(place: Place, value: object): readonly Finding[] {
  if (!limiting.some((name) => name in place.schema)) return [];
  const where = describePath(place.path);
  const said = Array.isArray(value)
    ? listLimits(place.schema, value, where)
    : mappingLimits(place.schema, value, where);
  return said.map((text) => limitFinding(place, text));
}

/** Most schemas say nothing of the kind. */
const limiting = [
  'minProperties',
  'maxProperties',
  'minItems',
  'maxItems',
  'uniqueItems',
] as const satisfies readonly (keyof Schema)[];

/** A `schema-limits` finding on the value at a place. */
export function limitFinding({ path, consumer }: Place, said: Message): Finding {
  return {
    path,
    at: 'value',
    code: 'schema-limits',
    severity: 'error',
    message: said,
    consumer,
    effect: 'fails',
  };
}

function mappingLimits(schema: Schema, value: object, where: string): readonly Message[] {
  const { minProperties = 0, maxProperties = Infinity } = schema;
  const count = Object.values(value).filter((entry) => entry !== null).length;
  const names = Object.keys(schema.properties ?? {}).join(', ');
  if (count < minProperties) {
    return [message('"{0}" has {1} of at least {2} fields: {3}.', where, count, minProperties, names)];
  }
  if (count > maxProperties) {
    return [
      message('"{0}" has {1} fields, at most {2} of {3} may stand here.', where, count, maxProperties, names),
    ];
  }
  return [];
}

function listLimits(schema: Schema, list: readonly unknown[], where: string): readonly Message[] {
  const { minItems = 0, maxItems = Infinity } = schema;
  const said: Message[] = [];
  if (list.length < minItems) {
    said.push(message('"{0}" has {1} of at least {2} items.', where, list.length, minItems));
  }
  if (list.length > maxItems) {
    said.push(message('"{0}" has {1} items, at most {2} are allowed.', where, list.length, maxItems));
  }
  if (schema.uniqueItems === true) {
    const twice = list.find((item, index) => list.indexOf(item) !== index);
    if (twice !== undefined) said.push(message('"{0}" lists {1} twice.', where, JSON.stringify(twice)));
  }
  return said;
}
