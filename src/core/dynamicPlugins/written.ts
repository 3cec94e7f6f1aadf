import { isMapping } from '../schema/place.ts';
import { listAt } from '../field.ts';
import type { Installer } from '../release.ts';
import { parsePackage, type PluginPackage } from './pluginPackage.ts';

/** The fields of an entry, whatever they hold. */
export type Fields = Readonly<Record<string, unknown>>;

/** Who wrote an entry. */
export type Origin =
  | { readonly from: 'list'; readonly index: number }
  | { readonly from: 'operator' }
  | { readonly from: 'include'; readonly name: string };

/** An entry for a plugin as somebody wrote it, its package read once. */
export interface Written {
  readonly origin: Origin;
  /** `package` as written. */
  readonly text: string;
  readonly plugin: PluginPackage;
  readonly fields: Fields;
}

/** An entry of the list that is judged. */
export interface ListEntry extends Written {
  readonly origin: { readonly from: 'list'; readonly index: number };
  readonly index: number;
}

/** An entry with its package read; `undefined` where it names none. */
export function written<O extends Origin>(
  fields: unknown,
  origin: O,
  { ociHostPort }: Installer,
): (Written & { readonly origin: O }) | undefined {
  if (!isMapping(fields) || typeof fields.package !== 'string') return undefined;
  return { origin, text: fields.package, plugin: parsePackage(fields.package, ociHostPort), fields };
}

/** The entries of a list that name a package, in its order. */
export function listEntries(value: unknown, installer: Installer): readonly ListEntry[] {
  return listAt(value, 'plugins').flatMap((fields, index) => {
    const entry = written(fields, { from: 'list', index }, installer);
    return entry === undefined ? [] : [{ ...entry, index }];
  });
}
