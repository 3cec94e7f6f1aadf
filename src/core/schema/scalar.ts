import type { Finding } from '../finding.ts';
import { message } from '../message.ts';
import { limitFinding } from './limits.ts';
import { nearest } from './nearest.ts';
import { describePath, type Place } from './place.ts';

/** Findings on one scalar: `schema-enum`, `schema-pattern`, `schema-limits`. */
export function judgeScalar(place: Place, value: unknown): readonly Finding[] {
  const outside = notInEnum(place, value);
  if (outside !== undefined) return [outside];
  if (typeof value === 'string') return [...lengths(place, value), ...patterns(place, value)];
  if (typeof value === 'number') return ranges(place, value);
  return [];
}

function notInEnum(place: Place, value: unknown): Finding | undefined {
  const { path, schema, consumer } = place;
  if (schema.enum === undefined || schema.enum.includes(value)) return undefined;
  const allowed = schema.enum.map(String);
  const meant = nearest(String(value), allowed);
  const where = describePath(path);
  const finding: Finding = {
    path,
    at: 'value',
    code: 'schema-enum',
    severity: 'error',
    message:
      meant === undefined
        ? message('"{0}" takes one of {1}.', where, allowed.join(', '))
        : message('"{0}" takes one of {1}. Did you mean "{2}"?', where, allowed.join(', '), meant),
    consumer,
    effect: 'fails',
  };
  if (meant === undefined) return finding;
  const title = message('Change to "{0}"', meant);
  return { ...finding, fix: { kind: 'replace', title, path, value: schema.enum[allowed.indexOf(meant)] } };
}

function lengths(place: Place, value: string): readonly Finding[] {
  const { minLength = 0, maxLength = Infinity } = place.schema;
  const where = describePath(place.path);
  if (value.length < minLength) {
    return [limitFinding(place, message('"{0}" needs at least {1} characters.', where, minLength))];
  }
  if (value.length > maxLength) {
    const said = message(
      '"{0}" has {1} characters, at most {2} are allowed.',
      where,
      value.length,
      maxLength,
    );
    return [limitFinding(place, said)];
  }
  return [];
}

function ranges(place: Place, value: number): readonly Finding[] {
  const { minimum = -Infinity, maximum = Infinity } = place.schema;
  const where = describePath(place.path);
  if (value < minimum) {
    return [limitFinding(place, message('"{0}" must be {1} or more, this is {2}.', where, minimum, value))];
  }
  if (value > maximum) {
    return [limitFinding(place, message('"{0}" must be {1} or less, this is {2}.', where, maximum, value))];
  }
  return [];
}

/** Text that somebody fills in before applying: `${HOST}`, `<GUID>`, `{{ name }}`. */
const placeholder = /\$\{[^}]+\}|<[^<>\s]+>|\{\{[^}]*\}\}/;

function patterns(place: Place, value: string): readonly Finding[] {
  const { path, schema, consumer } = place;
  if (schema.pattern === undefined || new RegExp(schema.pattern, 'u').test(value)) return [];
  const where = describePath(path);
  return [
    {
      path,
      at: 'value',
      code: 'schema-pattern',
      severity: placeholder.test(value) ? 'warning' : 'error',
      message:
        schema.patternErrorMessage === undefined
          ? message('"{0}" must match {1}.', where, schema.pattern)
          : message('"{0}" takes {1}.', where, schema.patternErrorMessage),
      consumer,
      effect: 'fails',
    },
  ];
}
