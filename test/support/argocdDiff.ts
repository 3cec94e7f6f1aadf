import { field, listAt } from '../../src/core/field.ts';
import type { Manifest } from '../../src/core/manifest.ts';

/**
 * What Argo CD would go on calling out of sync after it has applied an object of a CRD: the live object, and what
 * becomes of it when the file is merged into it once more. It merges maps and replaces lists, since it does not know
 * the keys of their items. Both without what the Application ignores.
 */
export function comparedByArgoCd(
  live: Manifest,
  file: Manifest,
  application: Manifest | undefined,
): { readonly live: unknown; readonly again: unknown } {
  const ignored = listAt(application, 'spec', 'ignoreDifferences').filter(
    (entry) =>
      field(entry, 'kind') === file.kind && file.apiVersion.startsWith(`${String(field(entry, 'group'))}/`),
  );
  const paths = ignored.flatMap((entry) => [
    ...listAt(entry, 'jsonPointers').map((pointer) => String(pointer).slice(1).split('/')),
    ...listAt(entry, 'jqPathExpressions').map((path) =>
      String(path).slice(1).replaceAll('[]?', '.[]').split('.'),
    ),
  ]);
  const without = (value: unknown): unknown =>
    paths.reduce((left: unknown, path) => removed(left, path), value);
  return { live: without(live), again: without(merged(live, file)) };
}

function merged(live: unknown, file: unknown): unknown {
  if (!isMap(file)) return file;
  const base = isMap(live) ? live : {};
  const own = Object.entries(file).map(([key, value]) => [key, merged(base[key], value)]);
  return { ...base, ...Object.fromEntries(own) };
}

function removed(value: unknown, [key, ...rest]: readonly string[]): unknown {
  if (key === '[]') return Array.isArray(value) ? value.map((item: unknown) => removed(item, rest)) : value;
  if (key === undefined || !isMap(value) || !(key in value)) return value;
  const { [key]: found, ...others } = value;
  return rest.length === 0 ? others : { ...others, [key]: removed(found, rest) };
}

function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
