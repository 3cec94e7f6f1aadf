import type { NamedKind } from '../workspace/nameUse.ts';
import { references } from '../workspace/references.ts';

/** The kind of object that a field names; `path` as in {@link ValueSource}. */
export function kindNamedAt(kind: string, path: string): NamedKind | undefined {
  const known: Readonly<Record<string, (typeof references)['Backstage']>> = references;
  const reference = known[kind]?.find(
    (one) => one.within === undefined && `${one.in}.${one.name}`.replaceAll('.*', '') === path,
  );
  if (reference !== undefined) return reference.kind;
  return path === 'metadata.namespace' ? 'Namespace' : undefined;
}
