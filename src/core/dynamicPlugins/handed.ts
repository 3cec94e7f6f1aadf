import { field } from '../field.ts';
import type { Release, ShippedEntry } from '../release.ts';
import { defaultInclude, includeNames } from './included.ts';
import { written, type Fields, type ListEntry, type Written } from './written.ts';

/** What the installer finds as its own file. */
export interface Handed {
  readonly includes: readonly string[];
  readonly plugins: readonly Written[];
}

/** What the backstage chart includes where the values do not say. Source: rhdh-chart, charts/backstage/values.yaml. */
export function handedByChart(value: unknown, entries: readonly ListEntry[]): Handed {
  const says = field(value, 'includes') !== undefined;
  return { includes: says ? includeNames(value) : [defaultInclude], plugins: entries };
}

/** A plain file, or a ConfigMap that nobody merges: the installer finds what was written. */
export function handedAsWritten(value: unknown, entries: readonly ListEntry[]): Handed {
  return { includes: includeNames(value), plugins: entries };
}

/**
 * What the rhdh-operator makes of a ConfigMap: its default first, then flavours, then the user's entries, one over the
 * other where the text of `package` is the very same. Source: OP pkg/model/dynamic-plugins.go.
 */
export function handedByOperator(
  value: unknown,
  entries: readonly ListEntry[],
  release: Release,
  flavour: readonly ShippedEntry[],
): Handed {
  const plugins = new Map<string, Written>();
  for (const shipped of [...release.defaults.operatorEntries, ...flavour]) {
    const entry = written(shipped, { from: 'operator' }, release.installer);
    if (entry !== undefined) plugins.set(entry.text, entry);
  }
  for (const entry of entries) {
    const below = plugins.get(entry.text);
    const fields = { ...below?.fields, ...keptFields(entry.fields, below, release) };
    plugins.set(entry.text, { ...entry, fields });
  }
  return { includes: operatorIncludes(value, release), plugins: [...plugins.values()] };
}

/** A field the operator does not know is lost. */
function keptFields(fields: Fields, below: Written | undefined, { merge }: Release): Fields {
  const kept = Object.fromEntries(
    Object.entries(fields).filter(
      ([key, value]) => merge.knownFields.includes(key) && !isTakenForAbsent(key, value, merge),
    ),
  );
  if (merge.absentFlag === 'enables') return { disabled: false, ...kept };
  return below?.fields.disabled === true && !merge.disabledFalseEnables && fields.disabled === false
    ? { ...kept, disabled: true }
    : kept;
}

/** Nothing written, and on some releases an empty list, leaves the dependencies as they are. */
function isTakenForAbsent(key: string, value: unknown, { clearDependencies }: Release['merge']): boolean {
  if (key !== 'dependencies') return false;
  return value === null || (clearDependencies === 'emptyRef' && Array.isArray(value) && value.length === 0);
}

function operatorIncludes(value: unknown, { defaults, merge }: Release): readonly string[] {
  const own = field(value, 'includes');
  if (merge.emptyIncludesClear && Array.isArray(own) && own.length === 0) return [];
  return [...new Set([...defaults.includes, ...includeNames(value)])];
}
