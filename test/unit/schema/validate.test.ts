import { describe, expect, it } from 'vitest';
import { plain } from '../../../src/core/message.ts';
import type { Schema } from '../../../src/core/schema/schema.ts';
import { validate } from '../../../src/core/schema/validate.ts';

const schema: Schema = {
  'x-consumer': 'apiServer',
  type: 'object',
  required: ['name'],
  properties: {
    name: { type: 'string', minLength: 2, maxLength: 5 },
    on: { type: 'boolean' },
    count: { type: 'integer', minimum: 1, maximum: 9 },
    ratio: { type: 'number' },
    port: { anyOf: [{ type: 'integer' }, { type: 'string' }], 'x-kubernetes-int-or-string': true },
    mode: { type: 'string', enum: ['Automatic', 'Manual'] },
    host: { type: 'string', pattern: '^[a-z.]+$', patternErrorMessage: 'a host name' },
    raw: { type: 'string', pattern: '^x' },
    gone: { type: 'string', nullable: true },
    list: { type: 'array', minItems: 1, maxItems: 2, uniqueItems: true, items: { type: 'string' } },
    map: { type: 'object', additionalProperties: { type: 'string' } },
    any: {
      type: 'object',
      'x-kubernetes-preserve-unknown-fields': true,
      properties: { known: { type: 'string' } },
    },
    anything: {},
    pair: {
      type: 'object',
      minProperties: 2,
      maxProperties: 2,
      properties: { a: { type: 'string' }, b: { type: 'string' }, c: { type: 'string' } },
      additionalProperties: false,
    },
    items: {
      type: 'array',
      items: {
        type: 'object',
        required: ['value'],
        properties: { value: { type: 'string' }, special: { type: 'string' } },
        additionalProperties: false,
      },
    },
    status: { type: 'object', properties: { phase: { type: 'string' } }, additionalProperties: false },
  },
  additionalProperties: false,
};

interface Row {
  readonly code: string;
  readonly at: string;
  readonly said: string;
}

function judge(value: object, by: Schema = schema): readonly Row[] {
  return validate(by, { name: 'abc', ...value }).map((finding) => ({
    code: finding.code,
    at: `${finding.at} ${finding.path.join('.')}`,
    said: plain(finding.message),
  }));
}

describe('validate', () => {
  it('is content with what fits', () => {
    expect(
      judge({
        on: true,
        count: 1,
        ratio: 1.5,
        port: 'http',
        mode: 'Manual',
        host: 'a.b',
        list: ['a', 'b'],
        map: { x: 'y' },
        any: { unknown: 1, known: 'a' },
        anything: [1],
        pair: { a: '1', b: '2' },
        items: [{ value: 'a' }],
      }),
    ).toEqual([]);
  });

  it.each<readonly [value: object, code: string, at: string, said: string]>([
    [{ on: 'yes' }, 'schema-type', 'value on', '"on" takes a boolean, this is a string.'],
    [{ on: [] }, 'schema-type', 'value on', '"on" takes a boolean, this is a list.'],
    [{ count: 1.5 }, 'schema-type', 'value count', '"count" takes a whole number, this is a number.'],
    [
      { host: 1.1 },
      'schema-type',
      'value host',
      '"host" takes a string, this reads as a number: put it in quotes.',
    ],
    [
      { host: true },
      'schema-type',
      'value host',
      '"host" takes a string, this reads as a boolean: put it in quotes.',
    ],
    [
      { port: true },
      'schema-type',
      'value port',
      '"port" takes a whole number or string, this is a boolean.',
    ],
    [
      { map: { x: 1 } },
      'schema-type',
      'value map.x',
      '"map.x" takes a string, this reads as a whole number: put it in quotes.',
    ],
    [
      { any: { known: {} } },
      'schema-type',
      'value any.known',
      '"any.known" takes a string, this is a mapping.',
    ],
    [{ items: [{}] }, 'schema-required', 'key items.0', '"items[0]" lacks the field "value": add it.'],
    [
      { items: [{ value: null }] },
      'schema-required',
      'key items.0',
      '"items[0]" lacks the field "value": add it.',
    ],
    [{ name: null }, 'schema-required', 'key ', 'The field "name" is missing: add it.'],
    [{ mode: 'Auto' }, 'schema-enum', 'value mode', '"mode" takes one of Automatic, Manual.'],
    [
      { mode: 'manual' },
      'schema-enum',
      'value mode',
      '"mode" takes one of Automatic, Manual. Did you mean "Manual"?',
    ],
    [{ host: 'A B' }, 'schema-pattern', 'value host', '"host" takes a host name.'],
    [{ raw: 'y' }, 'schema-pattern', 'value raw', '"raw" must match ^x.'],
    [{ name: 'a' }, 'schema-limits', 'value name', '"name" needs at least 2 characters.'],
    [{ name: 'abcdef' }, 'schema-limits', 'value name', '"name" has 6 characters, at most 5 are allowed.'],
    [{ count: 0 }, 'schema-limits', 'value count', '"count" must be 1 or more, this is 0.'],
    [{ count: 10 }, 'schema-limits', 'value count', '"count" must be 9 or less, this is 10.'],
    [{ list: [] }, 'schema-limits', 'value list', '"list" has 0 of at least 1 items.'],
    [{ list: ['a', 'b', 'c'] }, 'schema-limits', 'value list', '"list" has 3 items, at most 2 are allowed.'],
    [{ list: ['a', 'a'] }, 'schema-limits', 'value list', '"list" lists "a" twice.'],
    [{ pair: { a: '1' } }, 'schema-limits', 'value pair', '"pair" has 1 of at least 2 fields: a, b, c.'],
    [
      { pair: { a: '1', b: null } },
      'schema-limits',
      'value pair',
      '"pair" has 1 of at least 2 fields: a, b, c.',
    ],
    [
      { pair: { a: '1', b: '2', c: '3' } },
      'schema-limits',
      'value pair',
      '"pair" has 3 fields, at most 2 of a, b, c may stand here.',
    ],
    [
      { counts: 1 },
      'schema-unknown-field',
      'key counts',
      'The API server does not know the field "counts" here and refuses it. Did you mean "count"?',
    ],
    [
      { special: 1 },
      'schema-unknown-field',
      'key special',
      'The API server does not know the field "special" here and refuses it. It belongs under items[].',
    ],
    [
      { phase: 1 },
      'schema-unknown-field',
      'key phase',
      'The API server does not know the field "phase" here and refuses it: remove or move it.',
    ],
    [
      { constructor: 1 },
      'schema-unknown-field',
      'key constructor',
      'The API server does not know the field "constructor" here and refuses it: remove or move it.',
    ],
  ])('%j: %s', (value, code, at, said) => {
    expect(judge(value)).toEqual([{ code, at, said }]);
  });

  it('does not mistake a field for one that already stands beside it', () => {
    expect(judge({ count: 1, counts: 2 }).map(({ said }) => said)).toEqual([
      'The API server does not know the field "counts" here and refuses it: remove or move it.',
    ]);
  });

  it('counts null as absent where the schema does not allow it', () => {
    expect(judge({ on: null, list: null, gone: null, items: null, pair: null })).toEqual([]);
  });

  it('reports every finding of a document, each at its own path', () => {
    expect(
      judge({ on: 'x', items: [{ value: 1 }, { values: 'a' }] }).map(({ code, at }) => `${code} ${at}`),
    ).toEqual([
      'schema-type value on',
      'schema-type value items.0.value',
      'schema-required key items.1',
      'schema-unknown-field key items.1.values',
    ]);
  });

  it('only warns of a pattern while a placeholder is to be filled in', () => {
    const severities = ['${HOST}', 'a.<GUID>', '{{ host }}', 'A'].map(
      (host) => validate(schema, { name: 'abc', host })[0]?.severity,
    );
    expect(severities).toEqual(['warning', 'warning', 'warning', 'error']);
  });

  it('leaves a placeholder without quotes, which reads as a mapping, to whoever knows placeholders', () => {
    expect(judge({ host: { '{ backstage-ns }': null } })).toEqual([]);
  });

  it('says what the reader of the document does with a field it does not know', () => {
    const by = (consumer: string): unknown =>
      validate({ ...schema, 'x-consumer': consumer }, { name: 'abc', counts: 1 }).map(
        ({ severity, effect, consumer: who, message }) => ({
          severity,
          effect,
          who,
          said: plain(message),
        }),
      );
    expect(by('installer')).toEqual([
      {
        severity: 'warning',
        effect: 'silent',
        who: 'installer',
        said: 'The plugin installer does not know "counts" and ignores it. Did you mean "count"?',
      },
    ]);
    expect(by('reader')).toEqual([
      {
        severity: 'error',
        effect: 'fails',
        who: 'reader',
        said: 'There is no field "counts" here. Did you mean "count"?',
      },
    ]);
  });

  it.each<readonly [value: object, fix: unknown]>([
    [{ counts: 1 }, { kind: 'renameKey', path: ['counts'], to: 'count' }],
    [{ mode: 'manual' }, { kind: 'replace', path: ['mode'], value: 'Manual' }],
    [{ on: 'True' }, { kind: 'replace', path: ['on'], value: true }],
    [{ count: '7' }, { kind: 'replace', path: ['count'], value: 7 }],
  ])('offers a repair for %j', (value, fix) => {
    expect(validate(schema, { name: 'abc', ...value })[0]?.fix).toMatchObject(fix as object);
  });

  it('offers none where it would have to guess', () => {
    const fixes = [{ on: 'yes' }, { count: '07' }, { host: 1.1 }, { special: 1 }, { mode: 'Never' }].map(
      (value) => validate(schema, { name: 'abc', ...value })[0]?.fix,
    );
    expect(fixes).toEqual([undefined, undefined, undefined, undefined, undefined]);
  });

  it('says so when the whole document has another shape', () => {
    expect(validate(schema, ['a']).map(({ message }) => plain(message))).toEqual([
      'A mapping is expected here, this is a list.',
    ]);
    expect(validate(schema, null).map(({ code }) => code)).toEqual(['schema-type']);
  });

  it('takes a list with more mistakes than a call takes arguments', () => {
    const items: Schema = { type: 'array', items: { type: 'string' } };
    expect(validate(items, Array<object>(200_000).fill([]))).toHaveLength(200_000);
  });
});
