import type { Finding } from '../finding.ts';
import { message } from '../message.ts';
import { homeOf } from './home.ts';
import { moveTo } from './moveTo.ts';
import { adviceFor } from './moved/index.ts';
import { nearest } from './nearest.ts';
import type { Mapping, Place } from './place.ts';
import { reactionOf } from './reactions.ts';
import { wrongType } from './wrongType.ts';

/** `schema-unknown-field`: on the key, with the name or the place that was probably meant, and the way there where it is sure. */
export function unknownField(place: Place, name: string, mapping: Mapping): Finding {
  const { schema, consumer } = place;
  const path = [...place.path, name];
  const { severity, effect, near, elsewhere, later, plainly } = reactionOf(consumer);
  const found = { path, at: 'key', code: 'schema-unknown-field', severity, consumer, effect } as const;
  const advice = adviceFor(place, name, mapping[name]);
  if (advice !== undefined) return { ...found, ...advice };
  const line = schema['x-later']?.[name];
  if (line !== undefined) return { ...found, message: later(name, line) };
  const free = Object.keys(schema.properties ?? {}).filter((known) => !Object.hasOwn(mapping, known));
  const meant = nearest(name, free);
  if (meant !== undefined) {
    const title = message('Rename to "{0}"', meant);
    return { ...found, message: near(name, meant), fix: { kind: 'renameKey', title, path, to: meant } };
  }
  const home = homeOf(place.root, name);
  if (home === undefined) {
    // Nobody can list all that a plugin reads in all its versions.
    return { ...found, message: plainly(name), ...(consumer === 'backstage' && { severity: 'hint' }) };
  }
  const fits = wrongType({ ...place, schema: home.schema, path }, mapping[name]) === undefined;
  const fix = fits ? moveTo(place.document, path, [...home.parent.split('.'), name]) : undefined;
  return { ...found, message: elsewhere(name, home.parent), ...(fix && { fix }) };
}

/** A field that only an older line knows, in a file that nobody named a release for. */
export function fadingField(place: Place): Finding | undefined {
  const until = place.schema['x-until'];
  const name = place.path.at(-1);
  if (until === undefined || typeof name !== 'string') return undefined;
  return {
    path: place.path,
    at: 'key',
    code: 'schema-unknown-field',
    severity: 'hint',
    message: message('RHDH knows the field "{0}" up to {1} only.', name, until),
    consumer: place.consumer,
    effect: 'fails',
  };
}
