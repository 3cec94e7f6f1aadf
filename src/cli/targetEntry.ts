import type { Path } from '../core/finding.ts';
import type { Choice } from './choices.ts';

/** A target as it is written in a file, with choices of the command line in it. What is no mapping stays for the parser to refuse. */
export function withChoicesIn(entry: unknown, choices: readonly Choice[]): unknown {
  return choices.reduce(
    (changed, { path, value }) => withValue(changed, path, value),
    choices.reduce(withoutRivals, entry),
  );
}

/** A choice takes the place of what the file says instead, where only one of both can stand. */
function withoutRivals(entry: unknown, { path, value }: Choice): unknown {
  const [group, key] = path;
  if (group === 'layout' && value !== 'argocd') return without(entry, ['git']);
  if (group !== 'database') return entry;
  if (value === 'local') return without(entry, ['database']);
  const rivals: Readonly<Record<string, readonly string[]>> = {
    service: ['jdbcUrl'],
    // The URL names the database itself.
    jdbcUrl: ['service', 'name'],
  };
  return (rivals[String(key)] ?? []).reduce(
    (left: unknown, rival) => without(left, ['database', rival]),
    entry,
  );
}

function withValue(entry: unknown, [key, ...rest]: Path, value: unknown): unknown {
  if (key === undefined) return value;
  if (entry !== undefined && !isMapping(entry)) return entry;
  return { ...entry, [key]: withValue(entry?.[key], rest, value) };
}

function without(entry: unknown, [key, ...rest]: Path): unknown {
  if (key === undefined || !isMapping(entry) || !(key in entry)) return entry;
  if (rest.length > 0) return { ...entry, [key]: without(entry[key], rest) };
  return Object.fromEntries(Object.entries(entry).filter(([one]) => one !== key));
}

function isMapping(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
