import type { Finding, Fix } from '../finding.ts';
import { message, type Message } from '../message.ts';
import { describePath, isMapping, type Place } from './place.ts';

/** `schema-type`: the value is of another type than the consumer reads there; `undefined` when it fits. */
export function wrongType(place: Place, value: unknown): Finding | undefined {
  const wanted = wantedType(place);
  const found = typeOf(value);
  if (wanted === undefined || fits(wanted, found, value) || isPlaceholder(value)) return undefined;
  const fix = unquoted(place, wanted, value);
  return {
    path: place.path,
    at: 'value',
    code: 'schema-type',
    severity: 'error',
    message: say(place, wanted, found),
    consumer: place.consumer,
    effect: 'fails',
    ...(fix === undefined ? {} : { fix }),
  };
}

function wantedType({ schema }: Place): string | undefined {
  return schema['x-kubernetes-int-or-string'] === true ? 'integer or string' : schema.type;
}

/** Without quotes `{{name}}` reads as a mapping with the mapping `{name}` as its key: that is not a question of type. */
function isPlaceholder(value: unknown): boolean {
  if (!isMapping(value)) return false;
  const [key = '', ...more] = Object.keys(value);
  return more.length === 0 && /^\{[^{}]*\}$/.test(key);
}

function typeOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  if (isMapping(value)) return 'object';
  if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'number';
  return typeof value;
}

function fits(wanted: string, found: string, value: unknown): boolean {
  if (wanted === 'integer or string') return found === 'integer' || found === 'string';
  // JSON has one number type: 1.0 reads as the integer 1.
  if (wanted === 'number') return typeof value === 'number';
  return wanted === found;
}

/** YAML's word for a JSON type, as people know it from their editor. */
const yamlWords: Readonly<Record<string, string>> = {
  object: 'mapping',
  array: 'list',
  integer: 'whole number',
  'integer or string': 'whole number or string',
};

function say({ path }: Place, wanted: string, found: string): Message {
  const [wantedWord, foundWord] = [yamlWords[wanted] ?? wanted, yamlWords[found] ?? found];
  if (path.length === 0) return message('A {0} is expected here, this is a {1}.', wantedWord, foundWord);
  const where = describePath(path);
  if (wanted === 'string' && (found === 'boolean' || found === 'integer' || found === 'number')) {
    return message('"{0}" takes a string, this reads as a {1}: put it in quotes.', where, foundWord);
  }
  return message('"{0}" takes a {1}, this is a {2}.', where, wantedWord, foundWord);
}

/** Quotes around a boolean or an integer are the usual slip; the other way round the written form is lost. */
function unquoted({ path }: Place, wanted: string, value: unknown): Fix | undefined {
  if (typeof value !== 'string') return undefined;
  const meant =
    wanted === 'boolean' && /^(true|false)$/i.test(value)
      ? value.toLowerCase() === 'true'
      : wanted === 'integer' && /^-?(0|[1-9]\d{0,14})$/.test(value)
        ? Number(value)
        : undefined;
  if (meant === undefined) return undefined;
  return { kind: 'replace', title: message('Write {0} without quotes', String(meant)), path, value: meant };
}
