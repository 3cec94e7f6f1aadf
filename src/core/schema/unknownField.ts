import type { Consumer, Effect, Finding, Severity } from '../finding.ts';
import { message, type Message } from '../message.ts';
import { homeOf } from './home.ts';
import { nearest } from './nearest.ts';
import type { Mapping, Place } from './place.ts';

/** What a consumer does with a field it does not know. */
interface Reaction {
  readonly severity: Severity;
  readonly effect: Effect;
  readonly near: (name: string, meant: string) => Message;
  readonly elsewhere: (name: string, where: string) => Message;
  readonly plainly: (name: string) => Message;
}

/** kubectl asks for strict validation by default, and a server-side apply always refuses undeclared fields. */
const refused: Reaction = {
  severity: 'error',
  effect: 'fails',
  near: (name, meant) =>
    message(
      'The API server does not know the field "{0}" here and refuses it. Did you mean "{1}"?',
      name,
      meant,
    ),
  elsewhere: (name, where) =>
    message(
      'The API server does not know the field "{0}" here and refuses it. It belongs under {1}.',
      name,
      where,
    ),
  plainly: (name) =>
    message('The API server does not know the field "{0}" here and refuses it: remove or move it.', name),
};

const ignored: Reaction = {
  severity: 'warning',
  effect: 'silent',
  near: (name, meant) =>
    message('The plugin installer does not know "{0}" and ignores it. Did you mean "{1}"?', name, meant),
  elsewhere: (name, where) =>
    message(
      'The plugin installer does not know "{0}" here and ignores it. It belongs under {1}.',
      name,
      where,
    ),
  plainly: (name) => message('The plugin installer does not know "{0}" and ignores it.', name),
};

const unread: Reaction = {
  severity: 'error',
  effect: 'fails',
  near: (name, meant) => message('There is no field "{0}" here. Did you mean "{1}"?', name, meant),
  elsewhere: (name, where) => message('There is no field "{0}" here. It belongs under {1}.', name, where),
  plainly: (name) => message('There is no field "{0}" here: remove it.', name),
};

/** `schema-unknown-field`: on the key, with the name or the place that was probably meant. */
export function unknownField(place: Place, name: string, mapping: Mapping): Finding {
  const { schema, consumer } = place;
  const path = [...place.path, name];
  const { severity, effect, near, elsewhere, plainly } = reactionOf(consumer);
  const found = { path, at: 'key', code: 'schema-unknown-field', severity, consumer, effect } as const;
  const free = Object.keys(schema.properties ?? {}).filter((known) => !Object.hasOwn(mapping, known));
  const meant = nearest(name, free);
  if (meant !== undefined) {
    const title = message('Rename to "{0}"', meant);
    return { ...found, message: near(name, meant), fix: { kind: 'renameKey', title, path, to: meant } };
  }
  const where = homeOf(place.root, name);
  return { ...found, message: where === undefined ? plainly(name) : elsewhere(name, where) };
}

function reactionOf(consumer: Consumer): Reaction {
  if (consumer === 'installer') return ignored;
  return consumer === 'reader' ? unread : refused;
}
