import type { Finding } from '../finding.ts';
import { message, type Message } from '../message.ts';
import { patchDirective } from '../patchDirective.ts';
import { describePath, type Place } from './place.ts';
import type { Schema } from './schema.ts';

/** `schema-limits` for a mapping or a list: too few or too many fields or items, or an item twice. */
export function limitsOf(place: Place, value: object): readonly Finding[] {
  if (!limiting.some((name) => name in place.schema)) return [];
  const where = describePath(place.path);
  const said = Array.isArray(value)
    ? listLimits(place.schema, value, where)
    : mappingLimits(place.schema, value, where);
  return said.map(({ text, ...more }) => ({ ...limitFinding(place, text), ...more }));
}

/** Most schemas say nothing of the kind. */
const limiting = [
  'minProperties',
  'maxProperties',
  'minItems',
  'maxItems',
  'uniqueItems',
] as const satisfies readonly (keyof Schema)[];

/** What is said about a number of fields or items. */
interface Said {
  readonly text: Message;
  readonly isLacking?: true;
}

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

function mappingLimits(schema: Schema, value: object, where: string): readonly Said[] {
  const { minProperties = 0, maxProperties = Infinity } = schema;
  const count = Object.entries(value).filter(
    ([name, entry]) => entry !== null && name !== patchDirective,
  ).length;
  const names = Object.keys(schema.properties ?? {}).join(', ');
  if (count < minProperties) {
    const text = message('"{0}" has {1} of at least {2} fields: {3}.', where, count, minProperties, names);
    return [{ text, isLacking: true }];
  }
  if (count > maxProperties) {
    const most = maxProperties;
    return [
      {
        text: message('"{0}" has {1} fields, at most {2} of {3} may stand here.', where, count, most, names),
      },
    ];
  }
  return [];
}

function listLimits(schema: Schema, list: readonly unknown[], where: string): readonly Said[] {
  const { minItems = 0, maxItems = Infinity } = schema;
  const said: Said[] = [];
  if (list.length < minItems) {
    const text = message('"{0}" has {1} of at least {2} items.', where, list.length, minItems);
    said.push({ text, isLacking: true });
  }
  if (list.length > maxItems) {
    said.push({
      text: message('"{0}" has {1} items, at most {2} are allowed.', where, list.length, maxItems),
    });
  }
  if (schema.uniqueItems === true) {
    const twice = list.find((item, index) => list.indexOf(item) !== index);
    if (twice !== undefined) {
      said.push({ text: message('"{0}" lists {1} twice.', where, JSON.stringify(twice)) });
    }
  }
  return said;
}
