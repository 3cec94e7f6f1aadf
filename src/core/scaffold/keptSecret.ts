import { textAt } from '../field.ts';
import { readGivenSecret, type WantedSecret } from '../yaml/givenSecret.ts';
import { parse } from '../yaml/parse.ts';

/** What a file holds where a Secret is to be written. */
export type KeptSecret =
  /** The value of the wanted Secret, which is never made anew. */
  | { readonly kind: 'kept'; readonly value: string }
  /** No value that this target could have: nothing, or the Secret of another target. */
  | { readonly kind: 'none' }
  /** Something that may hide the value. */
  | { readonly kind: 'hidden' };

/**
 * The value for a Secret out of the file in its place. A Secret of another name or namespace belongs to another target,
 * which keeps its value to itself; where that cannot be told nobody may give the file another value unasked.
 */
export function keptSecret(existing: string | undefined, wanted: WantedSecret): KeptSecret {
  if (existing === undefined) return { kind: 'none' };
  const given = readGivenSecret(existing, wanted);
  if (given.kind === 'value' || given.kind === 'manifest') return { kind: 'kept', value: given.value };
  const { documents, problems } = parse(existing, { version: '1.1' });
  const objects = documents.filter((document) => document !== null && document !== undefined);
  const areOthers = given.kind === 'others' && objects.every(isNamedSecret);
  return { kind: problems.length === 0 && (objects.length === 0 || areOthers) ? 'none' : 'hidden' };
}

function isNamedSecret(object: unknown): boolean {
  const hasPlace = ['name', 'namespace'].every((key) => textAt(object, 'metadata', key) !== undefined);
  return hasPlace && textAt(object, 'kind') === 'Secret';
}
