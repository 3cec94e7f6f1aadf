import type { NamedKind } from '../workspace/nameUse.ts';
import { references } from '../workspace/references.ts';

/** What a field names. */
export interface NamedAt {
  readonly kind: NamedKind;
  /** Where its namespace stands; absent for what is in none. */
  readonly namespaceAt?: readonly string[];
}

/** What the field of an object names; `path` as in {@link ValueSource}. */
export function namedAt(kind: string, path: string): NamedAt | undefined {
  const known: Readonly<Record<string, (typeof references)['Backstage']>> = references;
  const reference = known[kind]?.find(
    (one) => one.within === undefined && `${one.in}.${one.name}`.replaceAll('.*', '') === path,
  );
  if (reference === undefined) return path === 'metadata.namespace' ? { kind: 'Namespace' } : undefined;
  const { kind: named, in: holder, namespace } = reference;
  if (named === 'Namespace') return { kind: named };
  const namespaceAt = namespace === undefined ? ['metadata', 'namespace'] : [...holder.split('.'), namespace];
  return { kind: named, namespaceAt };
}
