import { field, textAt } from '../field.ts';
import { parse } from './parse.ts';
import { decodeBase64 } from './secretText.ts';

/** The Secret that a value is wanted for. */
export interface WantedSecret {
  readonly namespace: string;
  readonly name: string;
  readonly key: string;
}

/** What a person gave where a secret is wanted. */
export type GivenSecret =
  /** A text that is the value itself. */
  | { readonly kind: 'value'; readonly value: string }
  /** A manifest that holds the wanted Secret with the key. */
  | { readonly kind: 'manifest'; readonly value: string }
  /** The wanted Secret, but no value of the key that could be read. */
  | { readonly kind: 'withoutKey' }
  /** Manifests, and none of them is the wanted Secret; `secrets` are those that are there, as `namespace/name`. */
  | { readonly kind: 'others'; readonly secrets: readonly string[] }
  | { readonly kind: 'empty' }
  /** Neither manifests nor a value: a token is sent in a header, where a blank would end it. */
  | { readonly kind: 'unclear' };

/** Reads a text that should be a value or the manifest of a Secret. Nothing of the text is in the answer but the value. */
export function readGivenSecret(text: string, wanted: WantedSecret): GivenSecret {
  const trimmed = text.trim();
  if (trimmed === '') return { kind: 'empty' };
  const objects = parse(text, { version: '1.1' }).documents.filter(
    (document) => textAt(document, 'kind') !== undefined,
  );
  if (objects.length > 0) return amongManifests(objects, wanted);
  return /\s/.test(trimmed) ? { kind: 'unclear' } : { kind: 'value', value: trimmed };
}

/** The Secrets of a text, as `namespace/name`. */
export function secretNamesIn(text: string): readonly string[] {
  return secretsAmong(parse(text, { version: '1.1' }).documents).map(fullNameOf);
}

function amongManifests(objects: readonly unknown[], wanted: WantedSecret): GivenSecret {
  const secrets = secretsAmong(objects);
  const fullName = `${wanted.namespace}/${wanted.name}`;
  const found = secrets.find((secret) => fullNameOf(secret) === fullName);
  if (found === undefined) return { kind: 'others', secrets: secrets.map(fullNameOf) };
  const value = valueOf(found, wanted.key);
  return value === undefined || value === '' ? { kind: 'withoutKey' } : { kind: 'manifest', value };
}

function secretsAmong(objects: readonly unknown[]): readonly unknown[] {
  return objects.filter((object) => textAt(object, 'kind') === 'Secret');
}

function fullNameOf(secret: unknown): string {
  const namespace = textAt(secret, 'metadata', 'namespace') ?? '(no namespace)';
  return `${namespace}/${textAt(secret, 'metadata', 'name') ?? '(no name)'}`;
}

/** The API server lets `stringData` win over `data`. */
function valueOf(secret: unknown, key: string): string | undefined {
  if (field(secret, 'stringData', key) !== undefined) return textAt(secret, 'stringData', key);
  const packed = textAt(secret, 'data', key);
  return packed === undefined ? undefined : decodeBase64(packed);
}
