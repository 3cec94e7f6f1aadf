import type { Consumer, Effect, Finding, Severity } from '../finding.ts';
import { message, type Message } from '../message.ts';
import { nearest } from './nearest.ts';
import { describePath, type Place } from './place.ts';
import type { Schema } from './schema.ts';

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
export function unknownField(place: Place, name: string): Finding {
  const { schema, consumer } = place;
  const path = [...place.path, name];
  const reaction = reactionOf(consumer);
  const found = { path, at: 'key', code: 'schema-unknown-field', consumer } as const;
  const { severity, effect } = reaction;
  const meant = nearest(name, Object.keys(schema.properties ?? {}));
  if (meant !== undefined) {
    const title = message('Rename to "{0}"', meant);
    const fix = { kind: 'renameKey', title, path, to: meant } as const;
    return { ...found, severity, effect, message: reaction.near(name, meant), fix };
  }
  const where = homeOf(place.root, name);
  const said = where === undefined ? reaction.plainly(name) : reaction.elsewhere(name, where);
  return { ...found, severity, effect, message: said };
}

function reactionOf(consumer: Consumer): Reaction {
  if (consumer === 'installer') return ignored;
  return consumer === 'reader' ? unread : refused;
}

/** The one place of the schema where a field of this name stands; a name with several homes gives no advice. */
function homeOf(root: Schema, name: string): string | undefined {
  const homes = [...homesOf(root, name, [])];
  return homes.length === 1 ? homes[0] : undefined;
}

function* homesOf(schema: Schema, name: string, path: readonly string[]): Generator<string> {
  for (const [field, below] of Object.entries(schema.properties ?? {})) {
    // A status is written by operators: advice to move a field there would be wrong.
    if (path.length === 0 && (field === 'status' || field === 'metadata')) continue;
    if (field === name && path.length > 0) yield describePath(path);
    yield* homesOf(below, name, [...path, field]);
  }
  if (schema.items !== undefined)
    yield* homesOf(
      schema.items,
      name,
      path.map((step, index) => (index === path.length - 1 ? `${step}[]` : step)),
    );
}
