import { field, textAt } from '../field.ts';
import type { Path } from '../finding.ts';
import { isMapping } from '../schema/place.ts';
import { namesInUrl } from './namesInUrl.ts';
import type { KeyUse, NamedKind, NameUse } from './nameUse.ts';
import { references, type Reference } from './references.ts';

/** What the fields of an object of a kind name, each with its place from the root of the object. */
export function namedIn(kind: NamedKind, object: unknown): readonly NameUse[] {
  const home = textAt(object, 'metadata', 'namespace');
  return (references[kind] ?? []).flatMap((reference) => usesOf(reference, object, home));
}

function usesOf(reference: Reference, object: unknown, home: string | undefined): readonly NameUse[] {
  return holders(object, stepsTo(reference), 0, []).flatMap((holder) =>
    namesIn(holder, reference.name).flatMap(({ name, path }) =>
      reference.within === 'url' ? namesInUrl(name, path) : [use(reference, holder, { name, path }, home)],
    ),
  );
}

const steps = new WeakMap<Reference, readonly string[]>();

/** Every object of a workspace is asked for each of them. */
function stepsTo(reference: Reference): readonly string[] {
  const known = steps.get(reference) ?? reference.in.split('.');
  steps.set(reference, known);
  return known;
}

function use(
  reference: Reference,
  holder: Holder,
  { name, path }: Written,
  home: string | undefined,
): NameUse {
  const { kind } = reference;
  const beside = reference.namespace === undefined ? undefined : textAt(holder.value, reference.namespace);
  const keys = keysRead(reference, holder);
  return {
    role: 'reference',
    kind,
    name,
    // A Namespace is in none.
    ...(kind === 'Namespace' ? {} : inNamespace(beside ?? home)),
    place: { path },
    ...(keys.length === 0 ? {} : { keys }),
    ...(field(holder.value, 'optional') === true ? { optional: true } : {}),
  };
}

interface Holder {
  readonly value: unknown;
  readonly path: Path;
}

/** Everything at a path, from a step on, where `*` is each item of a list and each field of a mapping. */
function holders(value: unknown, path: readonly string[], at: number, above: Path): readonly Holder[] {
  const step = path[at];
  if (step === undefined) return [{ value, path: above }];
  if (step !== '*') {
    const next = isMapping(value) ? value[step] : undefined;
    return next === undefined || next === null ? [] : holders(next, path, at + 1, [...above, step]);
  }
  return partsOf(value).flatMap(([key, part]) => holders(part, path, at + 1, [...above, key]));
}

function partsOf(value: unknown): readonly (readonly [string | number, unknown])[] {
  if (Array.isArray(value)) return [...value.entries()];
  return isMapping(value) ? Object.entries(value) : [];
}

interface Written {
  readonly name: string;
  readonly path: Path;
}

function namesIn({ value, path }: Holder, at: string): readonly Written[] {
  const parts = at === '*' ? partsOf(value) : [[at, field(value, at)] as const];
  return parts.flatMap(([key, name]) =>
    typeof name === 'string' && name !== '' ? [{ name, path: [...path, key] }] : [],
  );
}

function keysRead({ keys = [], alwaysReads }: Reference, { value, path }: Holder): readonly KeyUse[] {
  const written = keys.flatMap((at): readonly KeyUse[] => {
    const key = textAt(value, at);
    return key === undefined || key === '' ? [] : [{ key, path: [...path, at] }];
  });
  return alwaysReads === undefined ? written : [...written, { key: alwaysReads }];
}

/** Where a name is looked for. */
export function inNamespace(namespace: string | undefined): { readonly namespace?: string } {
  return namespace === undefined ? {} : { namespace };
}
